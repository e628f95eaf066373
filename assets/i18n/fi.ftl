app-name = Kortisto
language-name = suomi
