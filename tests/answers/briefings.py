"""Invented articles for briefings: two countries, their officials, figures that differ."""

FERRY = """\
Ferry talks stall in Mombasa

Published: 14 May 2024

Kenya refused to reopen the Likoni crossing on Monday, saying the hulls were unsafe.

Kenyan Transport Minister Amina Odhiambo told Tanzanian Prime Minister Juma Mwakyembe that the \
crossing would stay shut. "Nobody boards a sinking boat," Odhiambo said.

An expert on Kenya at the Lagos Sea Institute, Tunde Bello, said the dispute would last. \
"It will outlive the boats," Bello said.

The strike left 12 people injured, the port authority of Kenya said. Rain fell on the coast.

Last August, Odhiambo met Tanzanian Prime Minister Juma Mwakyembe at the lake near \
Arusha and they agreed to share the cost of new boats.
"""
STRIKE = """\
Dock strike spreads along the coast

Published: 16 May 2024

The strike left 19 people injured, according to hospitals in Kenya.

Amina Odhiambo said: "We will pay for every bruise." Tanzania closed its side in 2019.

Tanzania and Kenya signed a ferry treaty on 3 March 2021. In Oslo, the weather was mild.

Bread prices in Norway rose by 4% on Tuesday.
"""
