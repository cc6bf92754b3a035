"""The teacher: a small pretrained encoder that learns the names and later labels texts for the student.

MiniLM knows no capitals, so each word's shape is given beside its vector. Names are BIO tags.
torch and transformers are needed here alone, when the recipe runs; what ships is the student.
"""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn
from transformers import AutoConfig, AutoModel, AutoTokenizer

from corpus.recipe.windows import NAME_TAGS

SHAPES = ["lower", "title", "upper", "mixed", "digits", "punctuation", "break"]
SHAPE_WIDTH = 32
BREAK = "[SEP]"  # stands for line breaks, which the encoder's tokenizer would drop


class Teacher(nn.Module):  # type: ignore[misc]  # torch is not there where the types are checked
    def __init__(self, encoder_path: Path) -> None:
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(str(encoder_path))
        # Without dropout inside, which takes a third of the time on a processor; and the word pieces stay as they came.
        no_dropout = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
        self.encoder = AutoModel.from_pretrained(str(encoder_path), attn_implementation="eager", **no_dropout)
        self.encoder.embeddings.requires_grad_(False)
        self.shapes = nn.Embedding(len(SHAPES), SHAPE_WIDTH)
        width = AutoConfig.from_pretrained(str(encoder_path)).hidden_size + 3 * SHAPE_WIDTH
        self.dropout = nn.Dropout(0.2)
        self.names = nn.Sequential(nn.Linear(width, 192), nn.GELU(), nn.Linear(192, len(NAME_TAGS)))

    def forward(self, texts: Sequence[Sequence[str]]) -> torch.Tensor:
        """Scores of the name tags for each word of each text, padded."""
        scores: torch.Tensor = self.names(self.vectors(texts))
        return scores

    def vectors(self, texts: Sequence[Sequence[str]]) -> torch.Tensor:
        """One vector a word, padded: the first and last piece's mean, and the shapes of the word and its neighbours."""
        words = [[BREAK if word.isspace() else word for word in text] for text in texts]
        encoded = self.tokenizer(
            words, is_split_into_words=True, padding=True, truncation=True, max_length=512, return_tensors="pt"
        )
        hidden = self.encoder(**encoded).last_hidden_state
        longest = max(map(len, words))
        pieces = torch.zeros(len(words), longest, 2, dtype=torch.long)
        for row in range(len(words)):
            for piece, word in enumerate(encoded.word_ids(row)):
                if word is not None:
                    pieces[row, word, 1] = piece
                    if pieces[row, word, 0] == 0:
                        pieces[row, word, 0] = piece
        width = hidden.shape[-1]
        ends = [hidden.gather(1, pieces[:, :, side, None].expand(-1, -1, width)) for side in range(2)]
        pooled = (ends[0] + ends[1]) / 2
        shape = torch.full((len(words), longest + 2), SHAPES.index("break"))
        for row, text in enumerate(words):
            shape[row, 1 : len(text) + 1] = torch.tensor([SHAPES.index(shape_of(word)) for word in text])
        around = torch.cat([self.shapes(shape[:, offset : offset + longest]) for offset in range(3)], dim=-1)
        vectors: torch.Tensor = self.dropout(torch.cat([pooled, around], dim=-1))
        return vectors


def shape_of(word: str) -> str:
    if word == BREAK:
        return "break"
    if word.isdigit() or (any(map(str.isdigit, word)) and not any(map(str.isalpha, word))):
        return "digits"
    if not any(map(str.isalpha, word)):
        return "punctuation"
    if word.islower():
        return "lower"
    if word.isupper():
        return "upper" if len(word) > 1 else "title"
    return "title" if word.istitle() else "mixed"


def load(path: Path, encoder_path: Path) -> Teacher:
    teacher = Teacher(encoder_path)
    teacher.load_state_dict(torch.load(path))
    teacher.eval()
    return teacher
