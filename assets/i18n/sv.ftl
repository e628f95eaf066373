app-name = Kortisto
language-name = svenska
