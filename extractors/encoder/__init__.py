"""The accurate language model: one pretrained encoder, read by onnxruntime, behind an ordinary spaCy component."""
