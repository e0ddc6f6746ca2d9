"""Who speaks: a source phrase resolved over the whole article."""
