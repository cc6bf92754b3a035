"""Numbers that are no figures: names, places in an order, addresses, dates, codes."""

from __future__ import annotations

import pytest

from extractors.amounts import scan_amounts

NO_AMOUNTS = [
    "firms must follow NIS2",
    "the 2026 MVR Series",
    "Doc # EUR252446124",
    "Part number: 19435523",
    "under application number 17345220",
    "use access code 326998",
    "Conference ID: 50412",
    "Conference ID#: 13746668",
    "The passcode is 445 221.",
    "It is the only 100% online policy.",
    "the Southeast Asia 500 ranking",
    "a five-star hotel",
    "an electric two-wheeler",
    "doi: 10.1000/182.3",
    "The Phase 2b/3 trial of ABC-123 and XYZ-4567 reached Week 12 and Day 28.",
    "Series B, Form 10-K, Form S-1, Rule 144A and Section 27A",
    "GLP-1, COVID-19, IL-17A, H5N1, CO2, B12, PM2.5 and Web3",
    "the S&P 500, the Fortune 500, the Nikkei 225 and the Russell 2000",
    "the 737 MAX and an Airbus A321",
    "24/7, 9/11, 50/50 and a 401(k)",
    "in Q3, in 3Q25, in FY2025, in 2025, in the 1990s",
    "5G, the G7, B2B and 3D",
    "No. 1, number two and the top 10",
    "a plant at 120 Harbour Road, Boston, MA 02139",
    "Call (212) 555-0100 or +86 10 1234 5678.",
    "see www.example.com/2024/05 or mail ir2@example.com",
    "at 10:30 a.m. and at 5 p.m.",
    "as was shown before.3 The method [12] is new.",
    "NCT01234567",
    "version 2.0 and iOS 17.1.2",
    "1. Open the box.",
    "the first, the 3rd and the twenty-first",
    "One of the firms said no one could be the one.",
    "He went to Three Rivers and to 7-Eleven.",
    "World War II and Title IX",
    "Acme (HKEX: 6160; TSE: 4502)",
    "a multi-billion-dollar plan and a six-figure sum",
    "a third-party site in the second half",
    "a double-blind trial in triple-negative cancer; he doubled down",
    "several hundred million people",
    "The Ariane 6 launcher and the Crossrail 2 project wait.",
    "They stay at Camp 9 until spring.",
    "the Group of Seven and the Group of 20",
    "the Three Mile Island plant",
    "Boeing's 737 MAX stayed grounded, as did a 787.",
    "Microsoft 365 and macOS 14.2 users",
    "a 9-to-5 job for a 2-and-20 fee with a 360-degree view",
    "Call 1-800-ACME-USA (242-8721) or (208) 997–8013.",
    "the book “1001 Ways to Save”",
    "a .45-calibre pistol and a 12-gauge",
    "positions 1 to 21, as cited in [2,3]",
    "the rapper 50 Cent",
    "the lakh-crore question",
    "the code SCP2-173",
    "Fifty-fifty owners of a 737-800",
    "Project 7X, Bus 73 and serotype 3",
    "results for the three and the six",
    "Take bus 42 to the port; row 30 and seat 14C were full.",
    "The convict in case 22-1437 won 6-4, 3-6, 7-5.",
    "the reading from Genesis 1:1, as on pp. 14-19",
    "under NI 43-101, the 777X and the P5+1",
    "The BSE 100 and IFRS 9 apply.",
    "Voyager 1, a probe, is far.",
]


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_no_amounts(text: str) -> None:
    assert [text[match.start : match.end] for match in scan_amounts(text)] == []
