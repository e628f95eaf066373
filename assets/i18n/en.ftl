app-name = Kortisto
language-name = English
