"""The arithmetic of the models: in C, or in numpy where nothing was compiled."""
