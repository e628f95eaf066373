# Program
language-name = suomi
save = Tallenna
cancel = Peruuta
close = Sulje
edit = Muokkaa…
copy = Kopioi
call = Soita
write-mail = Kirjoita sähköposti
open-website = Avaa verkkosivu
nobody = ei nimetty
edit-named = Muokkaa: { $name }
remove-line = Poista rivi { $number }
value-missing = ei tiedossa
edited-on = muokattu { $date }
edited-by = muokattu { $date } · { $who }
period-from = { $date }{"\u00A0"}alkaen
period-until = { $date }{"\u00A0"}asti
file-kind = Kortisto-tiedosto
picking-open = Valitse tiedosto: { $kind }
picking-save = Valitse tallennuspaikka: { $kind }
picking-why = Tietokoneessa ei ole tiedostojen valintaikkunaa, joten tiedosto valitaan tässä.
picking-up = Ylempi kansio
picking-name = Tiedoston nimi tai polku
picking-empty = Kansiossa ei ole tällaisia tiedostoja.
picking-closed = Kansion sisältöä ei voi näyttää.
picking-replaces = Samanniminen tiedosto korvataan.
picking-there = Samanniminen tiedosto on jo olemassa. Anna toinen nimi.
picking-replace = Korvaa
picking-open-this = Avaa
drop-register = Avaa tiedosto { $file }
drop-logo = Vaihda logo: { $agency }
drop-contacts-of = Tuo yhteyshenkilöt virastolle { $agency }
drop-contacts = Tuo yhteyshenkilöt tiedostosta { $file }
drop-no-file = Avaa ensin Kortisto-tiedosto. Sen voi pudottaa tähän.
drop-logo-where = Avaa ensin virasto, jonka logoksi kuva tulee, ja pudota kuva sen kortille.
drop-unknown = Tähän voi pudottaa Kortisto-tiedoston, logon kuvana (viraston kortille) tai yhteyshenkilöt (vCard, Excel, ODS, CSV).
drop-asking = Vastaa ensin avoinna olevaan kysymykseen ja pudota tiedosto sitten.
drop-one = Pudota yksi tiedosto kerrallaan.
drop-moved = Lisää muuttoon: ohjelma kertoo jokaisesta tiedostosta, mitä siitä tulee
file-kind-picture = Kuva
file-kind-png = PNG-kuva
file-kind-svg = SVG-kuva
file-name-new = palvelu.kortisto
file-name-demo = esimerkki.kortisto

# Welcome
welcome-tagline = Virastojen tiedot yhdessä paikassa, koko palveluryhmän käytössä
welcome-open = Avaa tiedosto…
welcome-open-help = Yksikön yhteinen kortisto verkkolevyltä
welcome-new = Uusi tiedosto…
welcome-new-help = Tyhjä kortisto, jossa ministeriöt ja suoritteet ovat valmiina
welcome-demo = Kokeile esimerkillä…
welcome-demo-help = Keksitty yksikkö ja 28 virastoa tutustumista varten
welcome-recent = Viimeksi avatut
welcome-away = Tiedostoon ”{ $file }” ei juuri nyt saada yhteyttä
welcome-again = Yritä uudelleen
welcome-away-forget = Poista luettelosta
welcome-read-copy = Lue kopiota ({ $time })
welcome-unreached = ei yhteyttä juuri nyt
welcome-forget = Poista luettelosta: { $file }
opening-file = Avataan { $file }…

# Navigation and commands
place-agencies = Virastot
place-staff = Henkilöstö
place-history = Historia
place-settings = Asetukset
name-in-finnish = suomeksi { $name }
name-in-swedish = ruotsiksi { $name }
tabs-more = Muut
tabs-more-name = Muut välilehdet
tab-card = Kortti
tab-details = Yhteystiedot
tab-figures = Luvut
tab-characteristics = Erityispiirteet
command-search = Hae
command-new = Uusi virasto…
command-edit = Muokkaa virastoa…
command-correct = Korjaa yksi tieto…
command-save = Tallenna
command-undo = Kumoa
command-redo = Tee uudelleen
command-previous = Edellinen virasto
command-next = Seuraava virasto
command-open = Avaa tiedosto…
command-close-file = Sulje tiedosto
command-look = Hae muiden muutokset
command-larger = Suurenna
command-smaller = Pienennä
command-normal-size = Normaali koko
command-back = Takaisin
command-help = Ohje ja pikanäppäimet
correct-which = Mikä tieto korjataan?
correct-which-help = Kirjoita tiedon tai henkilön nimi, esimerkiksi ”vaihde”. Valitse nuolinäppäimillä. Enter avaa kentän.
correct-name = Tieto
correct-none = Sellaista tietoa ei ole.
correct-do = Korjaa
help-title = Ohje
help-search = Hae ohjeesta
help-pages = Ohjeen sivut
help-nothing = Ohjeesta ei löydy näitä sanoja. Kokeile lyhyempää sanaa tai sen osaa.
help-parts = Ohjelman osat ja niiden lisenssit

# Search and list
search-hint = Hae virasto, henkilö, numero
search-results = Hakutulokset
search-nothing = Ei osumia. Kokeile lyhyempää hakusanaa.
search-formerly = entinen nimi { $name }
filters = Suodatus
filters-set = Suodatus ({ $count })
list-filter = suodata…
list-filter-name = Suodata virastoja
list-scope = Näytettävät virastot
list-clients = Asiakkaat
list-mine = Omat
list-archived = Päättyneet
list-count = { $count ->
    [one] { $count } virasto
   *[other] { $count } virastoa
}
list-empty = Tässä ei ole vielä yhtään virastoa.
list-nothing = Mikään virasto ei vastaa suodatusta ”{ $filter }”.
list-clear-filter = Poista suodatus
list-client-until = asiakkaana { $date }{"\u00A0"}asti
list-responsible-deputy = { $responsible } · sij. { $deputy }
list-responsible-alone = { $responsible } · ei sijaista
list-deputy-alone = ei vastuuhenkilöä · sij. { $deputy }
list-nobody = ei vastuuhenkilöä
agencies-none = Kortistossa ei ole vielä virastoja
agencies-none-help = Lisää ensimmäinen virasto. Vain nimi on pakollinen, muut tiedot voi täydentää myöhemmin.
beginning-staff = Avaa Henkilöstö-sivu
beginning-me = Lisää itsesi…
agencies-choose = Valitse virasto luettelosta
agencies-choose-help = Voit myös hakea nimellä, lyhenteellä tai puhelinnumerolla (Ctrl+F).

# Agency
agency-more = Lisää toimintoja
menu-logo = Vaihda logo…
menu-remove-logo = Poista logo
menu-correct = Korjaa yksi tieto…
menu-duplicate = Tee kopio…
menu-as-of = Näytä tiettynä päivänä…
menu-rename = Vaihda nimi…
menu-merge = Yhdistä toiseen…
menu-split = Eriytä uusi…
menu-archive = Päätä asiakkuus…
menu-restore = Palauta asiakkaaksi
menu-delete = Poista virasto
role-responsible = Vastuuhenkilö
role-deputy = Sijainen
role-account-manager = Asiakkuuspäällikkö
role-account-contact = Asiakasvastaava
role-secretary = Palkkapalvelusihteeri
role-supervisor = Esihenkilö
kind-agency = Virasto
kind-institution = Laitos
kind-fund = Rahasto
language-fi = suomi
language-sv = ruotsi
language-en = englanti
card-about = Tehtävä
card-reach = Viraston yhteystiedot
card-who = Kuka hoitaa
card-notes = Muistiinpanot
card-open-today = Auki tänään
card-show-figures = Näytä taulukko
details-visiting = Käyntiosoite
details-postal = Postiosoite
details-hours = Aukioloajat
details-hours-none = Aukioloaikoja ei ole kirjattu. Lisää ne Muokkaa-painikkeella.
details-exceptions = Poikkeavat aukioloajat
details-administration = Hallinto
details-names = Nimet ja tunnisteet
details-identifiers = Tunnisteet
details-account = Asiakkuuden hoito
details-account-none = Asiakkuuspäällikköä tai asiakasvastaavaa ei ole kirjattu.
details-shares-business-id = Sama Y-tunnus: { $names }
hours-closed = suljettu
field-hours-unknown = Aukioloaika ei tiedossa
hours-pause = lounastauko
hours-add-pause = Lisää lounastauko
hours-remove-pause = Poista lounastauko
hours-unknown = aukioloaika ei tiedossa
succession-renamed = Ennen { $date } nimellä { $name }
succession-merged = { $name } yhdistyi tähän { $date }
succession-split = Eriytyi virastosta { $name } { $date }
succession-into = Yhdistyi virastoon { $name } { $date }
succession-off = Tästä eriytyi { $name } { $date }

# Fields
field-name-fi = Nimi suomeksi
field-name-sv = Nimi ruotsiksi
field-name-en = Nimi englanniksi
field-name = Nimi
field-abbreviation = Lyhenne
field-kind = Organisaatiomuoto
field-mission = Mitä virasto tekee
field-parent = Katto-organisaatio
field-branch = Hallinnonala
field-unit-number = Kirjanpitoyksikön numero
field-unit-name = Kirjanpitoyksikkö
field-business-id = Y-tunnus
field-street = Katuosoite tai postilokero
field-postcode = Postinumero
field-city = Postitoimipaikka
field-town = Paikkakunta
field-website = Verkkosivut
field-next-owner = Kuka vastaa seuraavaksi
field-owner = Vastaa
field-switchboard = Vaihde
field-email = Sähköposti
field-phone = Puhelin
field-break-from = Tauko alkaa
field-break-to = Tauko päättyy
field-until = Kauden viimeinen päivä
field-second-language = Toinen palvelukieli
value-none = ei toista
field-service-language = Palvelukieli
field-client-since = Ensimmäinen päivä asiakkaana
field-client-until = Viimeinen päivä asiakkaana
field-notes = Muistiinpanot
field-note = Syy
field-date = Päivä
field-opens = avataan
field-closes = suljetaan
field-identifier-kind = Tunnisteen laji
field-identifier = Tunniste
field-valid-from = Voimassa alkaen
field-valid-to = Voimassa asti
field-role = Rooli
field-team = Tiimi
field-languages = Kielet
field-working-share = Työaika-%
field-login = Käyttäjätunnukset
field-login-help = Näistä ohjelma tunnistaa, kuka koneella on. Erota tunnukset välilyönnillä.
field-basis = Laskentatapa
field-employment-type = Palvelussuhde
field-product = Suorite
field-unit-fi = Yksikkö suomeksi
field-unit-sv = Yksikkö ruotsiksi
field-unit-en = Yksikkö englanniksi
field-date-form = pp.kk.vvvv
field-date-not-understood = Päivämäärää ei ymmärretty. Kirjoita esimerkiksi 1.3.2026.
field-date-year = Vuoden pitää olla 1900–2200.
field-time-not-understood = Kellonaikaa ei ymmärretty. Kirjoita esimerkiksi 8.00.
calendar = Kalenteri
calendar-open = Avaa kalenteri (F4)
calendar-previous = Edellinen kuukausi
calendar-next = Seuraava kuukausi
calendar-week = vk
calendar-today = tänään

# Form
form-new = Uusi virasto
form-editing = Muokataan: { $name }
form-help = Vain suomenkielinen nimi (*) on pakollinen. Tallenna Ctrl+S, peruuta Esc.
form-copy-of = { $name } (kopio)
form-names = Nimet ja tehtävä
form-bookkeeping = Kirjanpitoyksikkö
form-responsibility = Vastuut
form-assigned-from = Muutos alkaen
form-assigned-help = Jos vaihdat henkilön, edellinen vastuu päättyy tätä edeltävänä päivänä ja jää historiaan.
form-no-employees = Lisää ensin työntekijät Henkilöstö-sivulla.
form-same-person = Sama henkilö ei voi olla sekä vastuuhenkilö että sijainen.
form-hours-help = Jätä tyhjäksi, jos aikaa ei tiedetä.
form-weekdays-alike = Kopioi maanantain ajat ti–pe
form-add-exception = Lisää poikkeava päivä tai kausi
form-add-identifier = Lisää tunniste
form-add-person = Lisää henkilö
form-notes-privacy = Ei yksittäisten palkansaajien tietoja.
form-logo-choose = Valitse logo…
form-logo-chosen = Logo on valittu. Se tallentuu viraston mukana.
form-logo-help = Logo voidaan lisätä myös myöhemmin viraston sivulla.
form-problems = Lomaketta ei tallennettu: korjaa punaisella merkityt kohdat.
doubt-business-id-form = Y-tunnus on muotoa 1234567-1.
doubt-business-id-check-digit = Tarkistusnumero ei täsmää. Tarkista numerot.
doubt-email = Tämä ei näytä sähköpostiosoitteelta.
doubt-phone = Tämä ei näytä puhelinnumerolta.
doubt-website = Tämä ei näytä verkko-osoitteelta.
doubt-postcode = Postinumerossa on viisi numeroa.

# Figures
figures-headcount = Palkansaajat
figures-volume = Suoritteet
figures-none = Lukuja ei ole vielä. Lisää ne Luvut-välilehdellä.
figures-older = Näytä vanhempi vuosi
figures-older-known = { $count ->
    [one] Näytä { $count } vanhempi vuosi
   *[other] Näytä { $count } vanhempaa vuotta
}
figures-add-year = Lisää vuosi { $year }
figures-three = Näytä kolme vuotta
figures-change = Muutos
figures-total = Yhteensä
figures-total-shown = Näkyvät yhteensä
figures-add-product = Lisää suorite…
figures-inherited = * Luku sisältää tähän yhdistyneiden virastojen luvut.
figures-own-inherited = Omat { $own }, yhdistyneiltä { $inherited }
figure-missing = puuttuu
chart-more = Kaavion toiminnot: { $name }
chart-copy = Kopioi kuvana
chart-save-png = Tallenna PNG-kuvana…
chart-save-svg = Tallenna SVG-kuvana…
figure-not-whole = Kirjoita kokonaisluku.
figure-not-a-number = Tämä ei ole luku. Tyhjä tarkoittaa, että luku puuttuu.
figure-out-of-range = Luvun pitää olla 0–99 999 999.
number-missing = Kirjoita luku.
number-not-understood = Tämä ei ole luku.
number-outside = Luvun pitää olla { $from }–{ $to }.
number-does-not-fit = Jokin luku ei kelpaa.
cell-not-saved = Tätä ei ole vielä tallennettu. Avaa solu ja paina Enter.
cell-row-gone = Riviä ei enää ole. Tallentamatta jäi: { $text }
basis-persons-year-end = Henkilöt 31.12.
basis-employments-year-end = Palvelussuhteet 31.12.
basis-persons-average = Henkilöt, vuoden keskiarvo
basis-employments-average = Palvelussuhteet, vuoden keskiarvo

# Staff, history, settings
staff-add = Lisää työntekijä…
staff-add-team = Lisää tiimi…
staff-empty = Henkilöstöä ei ole vielä kirjattu
staff-empty-help = Lisää ryhmän työntekijät, niin virastoille voi nimetä vastuuhenkilön ja sijaisen.
staff-no-team = Ei tiimiä
staff-inactive = ei enää ryhmässä
history-help = Mitä kortistossa on tehty, uusin ensin. Jokaisen tapahtuman voi kumota ja yksittäisen tiedon palauttaa, ellei samaa tietoa ole sen jälkeen muutettu.
history-deleted-help = Mitä on poistettu eikä ole palautettu. Palautus tuo takaisin kaiken, mikä poistettiin samalla.
history-all = Tapahtumat
history-deleted = Poistetut
history-none = Rajaukseen sopivia tapahtumia ei ole.
history-deleted-none = Rajaukseen sopivia poistettuja tietoja ei ole.
history-older = Näytä vanhempia
history-any-agency = Kaikki virastot
history-who = Kuka
history-anyone = Kuka tahansa
history-topic = Aihe
history-any-topic = Kaikki aiheet
history-clear = Poista rajaus
history-bring-back = Palauta
history-restore = Palauta aiempi tieto
topic-agencies = Viraston perustiedot
topic-contacts = Yhteyshenkilöt
topic-responsibilities = Vastuut ja käyttöoikeudet
topic-absences = Poissaolot
topic-figures = Luvut ja suoritteet
topic-payroll = Palkkakalenteri
topic-agreements = Sopimukset ja palaute
topic-characteristics = Erityispiirteet ja kysely
topic-matters = Avoimet asiat
topic-upkeep = Tarkistukset
topic-staff = Henkilöstö
topic-lists = Luettelot
topic-imports = Tuonti
topic-taken-back = Kumoamiset
topic-privacy = Tietosuoja
topic-file = Tiedosto
history-empty = Haetaan historiaa…
history-show = Näytä muutokset
history-hide = Piilota muutokset
history-yielded = Jäi tallentamatta
history-yielded-field = { $field }: { $lost } (voimaan jäi { $kept })
history-more = { $count ->
    [one] Lisäksi 1 muu muutos.
   *[other] Lisäksi { $count } muuta muutosta.
}
history-taken-back = kumottu
undo-this = Kumoa tämä
settings-look = Ulkoasu
settings-language = Kieli
settings-theme = Teema
settings-size = Tekstin koko
settings-file = Tiedosto
settings-path = Sijainti
settings-access = Tiedostoa pääsee lukemaan ja muuttamaan jokainen, jolla on oikeus kansioon.
settings-close-file = Sulje tiedosto
settings-traces = Virheraportit ja loki
settings-traces-folder = Kansio tällä koneella
settings-traces-help = Kun ohjelma kaatuu, se kirjoittaa tänne raportin. Loki kertoo, mitä ohjelma on tehnyt. Kummassakaan ei ole henkilötietoja eikä kortiston sisältöä, joten ne voi lähettää IT-tuelle.
settings-traces-open = Avaa kansio
look-system = Järjestelmän mukaan
look-light = Vaalea
look-dark = Tumma
status-saving = Tallennetaan…
status-waiting = Tallennus odottaa, että toinen käyttäjä saa omansa valmiiksi…
status-saved = Tallennettu { $time }
status-unreachable = Tiedostoon ei saada yhteyttä (tilanne klo { $time })
status-gone = Tiedosto ei ole paikallaan (tilanne klo { $time })
status-replaced = Tiedoston paikalla on toinen kortisto (tilanne klo { $time })
status-why = Mitä voin tehdä?
present-saved = { $who } tallensi klo { $time }: { $what }
present-saved-more = { $count ->
    [one] { $who } tallensi klo { $time }: { $what } · lisäksi 1 muu muutos
   *[other] { $who } tallensi klo { $time }: { $what } · lisäksi { $count } muuta muutosta
}
present-others = Auki myös: { $names }
present-others-more = { $count ->
    [one] Auki myös: { $names } ja { $count } muu
   *[other] Auki myös: { $names } ja { $count } muuta
}
present-you = sinä toisessa ikkunassa
present-editing = { $count ->
    [one] { $names } muokkaa tätä
   *[other] { $names } muokkaavat tätä
}
present-editing-help = Voit muokata samaan aikaan. Jos muutatte samaa tietoa, ohjelma kysyy, kumpi jää voimaan.
read-only-file = Vain luku
read-only-past = Vain luku: aiempi tilanne
read-only-copy = Vain luku: kopio tällä koneella
read-only-newer = Vain luku: uudemman version tiedosto
read-only-damaged = Vain luku: tiedosto on vioittunut
read-only-explained = Tiedosto on auki vain lukemista varten, joten muutoksia ei voi tallentaa. Tarkista oikeudet kansioon tai päivitä ohjelma.
newer-form = Uudempi ohjelmaversio on kirjoittanut tiedoston: sen muoto on { $file }. Tämä ohjelma (versio { $version }) osaa muodot { $program } asti, joten tiedostoa voi vain lukea. Tiedot ovat tallessa. Asenna uudempi versio.
newer-installer = Asennusohjelma on täällä: { $place }
newer-no-installer = Kysy asennusohjelmaa IT-tuesta tai esihenkilöltä.

# Questions
edit-menu = Muokkaa tekstiä
edit-cut = Leikkaa
edit-copy = Kopioi
edit-paste = Liitä
edit-select-all = Valitse kaikki
ask-leave = Tallentamattomia muutoksia
ask-leave-text = Kirjoittamaasi ei ole tallennettu.
ask-as-of = Minä päivänä: { $name }?
ask-as-of-text = Tiedot näytetään sellaisina kuin ne olivat päivän lopussa. Mitään ei muuteta.
ask-as-of-date = Päivä
ask-as-of-future = Päivä ei ole vielä ollut.
ask-as-of-do = Näytä
past-banner = Tiedot sellaisina kuin ne olivat { $date } päivän lopussa. Niitä voi vain lukea.
past-back = Takaisin nykyiseen
past-reading = Luetaan historiaa…
past-not-there = Virastoa ei vielä ollut tiedostossa { $date }.
past-unknown = { $count ->
    [one] Yhdestä rivistä ei enää tiedetä, mitä siinä oli, koska henkilö on sittemmin poistettu pysyvästi.
   *[other] { $count } rivistä ei enää tiedetä, mitä niissä oli, koska henkilö on sittemmin poistettu pysyvästi.
}
ask-upgrade = Päivitetäänkö { $file } uuteen muotoon?
ask-upgrade-text = Tiedosto on vanhemmasta ohjelmaversiosta. Kun se on päivitetty, vanhempi ohjelma voi vain lukea sitä. Tiedostosta tehdään ensin varmuuskopio.
ask-upgrade-nobody = Kenelläkään ei näytä olevan sitä auki. Vanhimmat ohjelmaversiot eivät kerro, kenellä se on.
ask-upgrade-others = Auki nyt: { $names }. Jos heidän ohjelmansa on vanhempi, he eivät voi enää tallentaa ennen kuin päivittävät sen.
ask-upgrade-supervisor = Päivitys koskee koko ryhmää. Sovi siitä ensin esihenkilön kanssa.
ask-upgrade-do = Päivitä ja avaa
cli-upgraded = Tiedosto { $file } päivitetään uuteen muotoon. Vanhempi ohjelma voi sen jälkeen vain lukea sitä. Auki nyt: { $names }
cli-upgraded-nobody = ei kenelläkään, joka olisi kertonut sen
ask-leave-save = Tallenna
ask-leave-discard = Hylkää muutokset
ask-leave-stay = Takaisin muokkaamaan
ask-leave-file-text = Kaikkea ei ole tallennettu. Jos säilytät muutokset luonnoksina, voit jatkaa, kun avaat tiedoston tällä koneella seuraavan kerran.
ask-leave-keep = Säilytä luonnoksina
ask-leave-keep-quit = Säilytä luonnoksina ja sulje
offered-title = Tallentamatta jäänyttä tekstiä
offered-help = Tämä jäi edellisellä kerralla tallentamatta. Voit jatkaa siitä tai hylätä sen. Luonnokset säilyvät tällä koneella 14 päivää.
offered-none = Luonnoksia ei enää ole.
offered-typed = Kirjoitettu { $time }
offered-overtaken = Tämän jälkeen on muutettu tai poistettu: { $rows }. Mitään ei korvata kysymättä.
offered-go-on = Jatka muokkausta
offered-save = Tallenna
offered-let-go = Hylkää luonnos
offered-later = Myöhemmin
offered-unknown = Tämä ohjelman versio ei osaa avata luonnosta. Luonnos on yhä tallessa.
offered-count = { $count ->
    [one] 1 luonnos
   *[other] { $count } luonnosta
}
offered-show = Katso…
unsaved-title = Tallentamatta
unsaved-help = Nämä muutokset eivät ole vielä tiedostossa. Ne pysyvät tässä, kunnes ne tallentuvat tai hylkäät ne.
unsaved-none = Kaikki on tallennettu.
unsaved-count = { $count ->
    [one] 1 muutos on tallentamatta
   *[other] { $count } muutosta on tallentamatta
}
unsaved-show = Näytä…
unsaved-more = { $count ->
    [one] ja vielä 1 tieto
   *[other] ja vielä { $count } tietoa
}
unsaved-on-its-way = Tallennus on kesken.
unsaved-held = Tekstissä näyttää olevan henkilötunnus.
unsaved-failed = Tallennus ei onnistunut.
unsaved-round-closed = Kyselykierros on suljettu.
unsaved-refused = Muutosta ei voi tallentaa
unsaved-unsettled = Toinen käyttäjä on muuttanut samaa tietoa.
unsaved-look = Katso…
unsaved-later = Jätä odottamaan
unsaved-give-up = Hylkää muutos
unsaved-retry-all = Yritä tallentaa uudelleen
leaving-waits = Tallennus on kesken. Ikkuna sulkeutuu, kun kaikki on tallessa.
leaving-stay = Älä sulje
ask-delete = Poistetaanko { $name }?
ask-delete-text = Virasto ja kaikki sen tiedot poistetaan. Poiston voi kumota. Jos asiakkuus on vain päättynyt, valitse mieluummin Päätä asiakkuus.
ask-archive = { $name }: asiakkuus päättyy
ask-archive-text = Tiedot säilyvät. Vastuut päättyvät samana päivänä, ja virasto siirtyy kohtaan Päättyneet.
ask-archive-date = Viimeinen päivä asiakkaana
ask-rename = { $name }: uusi nimi
ask-rename-text = Entinen nimi säilyy, ja virasto löytyy silläkin.
ask-succession-date = Voimassa alkaen
ask-merge = { $name } yhdistyy toiseen virastoon
ask-merge-text = Asiakkuus ja vastuut päättyvät edellisenä päivänä. Jatkavan viraston lukusarja sisältää tämän luvut.
ask-merge-into = Jatkava virasto
ask-merge-missing = Valitse jatkava virasto.
ask-split = Virastosta { $name } eriytyy uusi
ask-split-text = Uusi virasto saa hallinnon, yhteystiedot ja vastuuhenkilöt tältä. Aiemmat luvut jäävät tälle.
ask-product = Uusi suorite
ask-product-text = Suorite tulee näkyviin kaikille virastoille.
ask-employee-edit = Muokkaa työntekijää
ask-team-edit = Muokkaa tiimiä

# Conflicts and rules
conflict-title = Toinen käyttäjä on muuttanut samaa tietoa
conflict-help = Mitään ei ole vielä korvattu. Valitse, kumpi jää voimaan. Toinen jää historiaan.
conflict-mine = Oma muutoksesi
conflict-theirs = Tallennettu
conflict-empty = tyhjä
conflict-all-mine = Kaikki omat
conflict-all-theirs = Kaikki tallennetut
conflict-open = { $count ->
    [one] 1 tieto on vielä valitsematta.
   *[other] { $count } tietoa on vielä valitsematta.
}
conflict-ready = Kaikki on valittu.
conflict-save = Tallenna valinnat
conflict-gone-told = Toinen käyttäjä on poistanut tämän.
conflict-bring-back = Palauta ja tallenna muutokseni
conflict-leave-gone = Jätä poistetuksi
conflict-edited-told = Olet poistamassa tätä, mutta toinen käyttäjä on muuttanut sitä.
conflict-delete-anyway = Poista silti
conflict-keep = Älä poista
conflict-erased = Tästä on poistettu henkilön tiedot. Tallennettu jää voimaan. Peruuta, jos haluat muokata omaa tekstiäsi.
conflict-moved = Joku on sillä välin tallentanut lisää muutoksia. Katso kohdat, joista valinta puuttuu.
conflict-waits = { $count ->
    [one] 1 muutos on tallentamatta, koska toinen on muuttanut samaa tietoa
   *[other] { $count } muutosta on tallentamatta, koska toinen on muuttanut samaa tietoa
}
conflict-settle = Ratkaise…
conflict-give-up = Hylkää
round-closed-title = Kierros ”{ $name }” on suljettu
round-closed-text = Vastausta ei tallennettu. Se säilyy luonnoksena, kunnes tallennat tai hylkäät sen. Voit avata kierroksen uudelleen kaikille ja tallentaa vastauksen.
round-closed-reopen = Avaa kierros ja tallenna
conflict-gone = Toinen käyttäjä on poistanut tämän. Muutosta ei tallennettu. Poiston voi kumota Historia-sivulla.
conflict-edited = Toinen käyttäjä on juuri muuttanut tätä, joten sitä ei poistettu. Tarkista tiedot ja yritä uudelleen.
conflict-needed = Tätä ei voi poistaa, koska jokin muu tieto viittaa siihen. Mitään ei muutettu.
conflict-missing = Tieto viittaa johonkin, jonka toinen käyttäjä on poistanut. Muutosta ei tallennettu.
conflict-overtaken = Toinen käyttäjä on sillä välin tallentanut tietoja, joita tämä koskee. Mitään ei muutettu. Tarkista tiedot ja yritä uudelleen.
rule-name-missing = Kirjoita viraston nimi suomeksi.
rule-item-name-missing = Kirjoita nimi.
name-turned = Nimi käännettiin järjestykseen etunimi sukunimi. Kirjoitit: { $name }
name-as-typed = Palauta kirjoittamani
rule-period-backwards = Loppupäivä on ennen alkupäivää.
rule-hours-backwards = Anna sekä alku että loppu, ja loppu alun jälkeen.
rule-date-missing = Kirjoita päivämäärä.
rule-two-responsible = Virastolla olisi kaksi vastuuhenkilöä samana päivänä. Muutosta ei tallennettu.
rule-assigned-twice = Sama henkilö olisi virastolla kahdesti samassa tehtävässä. Muutosta ei tallennettu.
rule-year = Vuoden pitää olla 1990–2100.
rule-succession-circle = Virasto ei voi olla oma edeltäjänsä. Muutosta ei tallennettu.
rule-working-share = Työaikaprosentin pitää olla 1–100.
rule-two-primary = Virastolla voi olla vain yksi ensisijainen yhteyshenkilö.
rule-contact-misplaced = Yhteyshenkilön tiedot kuuluvat toiselle virastolle. Muutosta ei tallennettu.
rule-months = Kuukaudet ovat väärin. Valitse ne uudelleen.
rule-year-verified = Vuoden luvut on tarkistettu. Avaa ne ensin korjattaviksi: viraston Luvut-välilehdellä vuoden otsikon valikosta tai kaikkien lukujen sivulla taulukon yläpuolelta.

# Undo, messages, logos
gone-title = Joku on poistanut tämän sillä välin: { $name }
gone-help = Kirjoittamasi on yhä tässä. Kun palautat poistetun, voit tallentaa tavalliseen tapaan.
gone-bring-back = Palauta poistettu
gone-anew = Tee tästä uusi virasto
gone-for-good = Poistettua ei voi palauttaa: historiassa ei ole enää sen sisältöä.
undo-nothing = Kumottavaa ei ole.
undo-already = Tämä on jo kumottu.
undo-erased = Sisältö on poistettu henkilötietojen poiston yhteydessä, joten sitä ei voi palauttaa.
undo-foundation = Tiedoston perustamista ei voi kumota.
undo-changed = Samaa tietoa on muutettu sen jälkeen ({ $who }), joten kumoaminen pyyhkisi uudemman muutoksen. Mitään ei muutettu.
toast-undone = Kumottu: { $name }
toast-redone = Tehty uudelleen: { $name }
toast-copied = Kopioitu leikepöydälle
toast-looked = Haetaan muiden muutoksia…
toast-picture-copied = Kuva kopioitu leikepöydälle
toast-picture-saved = Kuva tallennettu: { $name }
logo-too-large = Kuvatiedosto on liian suuri. Enintään 5 Mt, piirros enintään 1 Mt.
logo-too-many-pixels = Kuvassa on liikaa kuvapisteitä. Enintään 16 miljoonaa (esimerkiksi 4096 × 4096).
logo-unknown-format = Tiedosto ei ole kuva, jonka ohjelma tuntee. Käytä PNG-, JPEG-, WebP-, BMP-, GIF- tai SVG-kuvaa.
logo-broken = Kuvatiedosto on vioittunut. Pyydä se uudelleen.
logo-empty = Kuvassa ei ole mitään näkyvää.
logo-drawing = SVG-piirroksessa on osia, joita ei turvallisuussyistä oteta vastaan (kuvia tai viittauksia piirroksen ulkopuolelle). Pyydä logo PNG-kuvana.
logo-too-complex = SVG-piirros on liian monimutkainen piirrettäväksi. Pyydä logo PNG-kuvana.
logo-letters = SVG-piirroksessa on kirjaimia, joita ohjelman fontissa ei ole. Pyydä logo PNG-kuvana tai SVG-kuvana, jonka kirjaimet on muutettu ääriviivoiksi.
logo-variables = SVG-piirroksen värit on määritelty muualla kuin piirroksessa, joten logo näkyisi väärin. Pyydä logo PNG-kuvana.
logo-lettered = Kirjaimet piirrettiin ohjelman omalla fontilla. Tarkista, että logo on oikean näköinen.
logo-unreadable = Kuvatiedostoa ei voitu lukea. Tarkista, että se on olemassa ja että sinulla on oikeus siihen.
logo-former-stays = Entinen logo on tallessa.
logo-not-taken = Viraston { $agency } logo jäi tallentamatta.
logo-agency-gone = Virasto on poistettu sillä välin.

# Names of operations
operation-unknown = Uudemman ohjelman muutos
operation-file-started = Tiedosto perustettu
operation-demo-written = Esimerkkiyksikkö luotu
operation-agency-added = Virasto lisätty
operation-agency-edited = Viraston tietoja muokattu
operation-agency-duplicated = Virasto kopioitu
operation-agency-archived = Asiakkuus päätetty
operation-agency-restored = Palautettu asiakkaaksi
operation-agency-deleted = Virasto poistettu
operation-agency-renamed = Viraston nimi vaihdettu
operation-agencies-merged = Virastoja yhdistetty
operation-agency-split = Virasto eriytetty
operation-assignment-edited = Vastuita muutettu
operation-logo-changed = Logo vaihdettu
operation-logos-imported = Logoja tuotu
operation-figures-edited = Lukuja muutettu
operation-contact-edited = Yhteyshenkilöitä muokattu
operation-characteristic-edited = Erityispiirteitä muokattu
operation-file-upgraded = Tiedosto päivitetty uuteen ohjelmaversioon
operation-file-recovered = Vioittunut tiedosto pelastettu uuteen tiedostoon
operation-verified = Tarkistettu
operation-reopened = Avattu korjattavaksi
operation-product-edited = Suoritteita muokattu
operation-staff-edited = Henkilöstöä muokattu
operation-list-edited = Luetteloa muokattu
operation-conflict-yielded = Tallentamatta jäänyt muutos
operation-undone = Kumottu
operation-redone = Tehty uudelleen

# What went wrong: what happened, whether the data is safe (.safe), what to do now (.next)
error-not-found = Tiedostoa ei löydy: { $about }
    .safe = Mitään ei ole muutettu.
    .next = Tarkista, onko verkkolevy yhteydessä ja onko tiedosto siirretty tai nimetty uudelleen.
error-already-exists = Samanniminen tiedosto on jo olemassa: { $about }
    .safe = Siihen ei koskettu.
    .next = Valitse toinen nimi, tai avaa olemassa oleva tiedosto.
error-not-a-file = Tämä ei ole tiedosto vaan kansio tai laite: { $about }
    .safe = Mitään ei ole muutettu.
    .next = Valitse kansiosta tiedosto, jonka pääte on .kortisto.
error-not-a-path = Tämä ei ole tiedoston nimi: { $about }
    .safe = Mitään ei ole tehty.
    .next = Anna tiedoston nimi tai polku, jonka pääte on .kortisto.
error-name-too-long = Tiedoston nimi tai polku on liian pitkä: { $about }
    .safe = Mitään ei ole muutettu.
    .next = Lyhennä nimeä (enintään 240 merkkiä) tai tallenna kansioon, jonka polku on lyhyempi.
error-no-permission = Sinulla ei ole oikeutta tähän: { $about }
    .safe = Mitään ei ole muutettu.
    .next = Pyydä IT-tuelta luku- ja kirjoitusoikeus kansioon, tai valitse toinen kansio.
error-not-ours = Tämä ei ole Kortisto-tiedosto: { $about }
    .safe = Tiedostoon ei koskettu.
    .next = Valitse toinen tiedosto. Excel-työkirjaa ei voi avata suoraan.
error-foreign = Tiedosto on toisen ohjelman tietokanta: { $about }
    .safe = Tiedostoon ei koskettu.
    .next = Valitse toinen tiedosto.
error-altered = Tiedoston rakennetta on muutettu toisella ohjelmalla: { $about }
    .safe = Sitä ei avattu, eikä siihen koskettu.
    .next = Avaa varmuuskopio, ja pyydä IT-tukea selvittämään muutos.
error-newer = Tiedosto on ohjelman uudemmasta versiosta: { $about }
    .safe = Tiedot ovat tallessa, mutta tällä versiolla niitä ei voi muuttaa.
    .next = Päivitä ohjelma.
error-older = Tiedosto on ohjelman vanhemmasta versiosta: { $about }
    .safe = Sitä ei muutettu.
    .next = Avaa tiedosto ja päivitä se.
error-damaged = Tiedosto on vioittunut: { $about }
    .safe = Siihen ei kirjoiteta enää mitään, jotta kaikki, minkä voi vielä lukea, säilyy.
    .next = Älä poista tiedostoa. Ota varmuuskopio käyttöön tai tallenna luettavissa olevat tiedot uuteen tiedostoon, ja ota yhteys IT-tukeen.
error-gone = Tiedosto ei ole enää paikallaan: { $about }
    .safe = Näet tiedot sellaisina kuin ne viimeksi luettiin. Tallentamatta jäänyt teksti on yhä näkyvissä.
    .next = Tarkista verkkoyhteys. Jos tiedosto on siirretty tai nimetty uudelleen, siirrä se takaisin tai anna sille entinen nimi. Sen jälkeen voit jatkaa.
error-replaced = Tiedoston paikalle on vaihdettu toinen kortisto: { $about }
    .safe = Siihen ei koskettu. Näet entisen tiedoston viimeksi luetun sisällön, ja kirjoittamasi on yhä näkyvissä.
    .next = Siirrä entinen tiedosto takaisin paikalleen. Jos vaihto oli tarkoituksellinen, avaa tiedosto uudelleen.
error-unfinished = Jonkun tallennus jäi kesken, ja jälkien siivoaminen vaatii kirjoitusoikeuden kansioon: { $about }
    .safe = Aiemmin tallennettu on tallessa.
    .next = Pyydä jotakuta, jolla on kirjoitusoikeus kansioon, avaamaan tiedosto ensin.
error-read-only = Tiedostoa voi vain lukea: { $about }
    .safe = Muutosta ei tallennettu. Aiemmin tallennettu on tallessa.
    .next = Pyydä kirjoitusoikeus tiedostoon ja sen kansioon.
error-busy = Tiedosto on muiden käytössä, eikä vuoro tullut puolessa minuutissa.
    .safe = Muutosta ei tallennettu. Kirjoittamasi on yhä näkyvissä.
    .next = Tallenna hetken kuluttua uudelleen.
error-disk-full = Levy on täynnä.
    .safe = Muutosta ei tallennettu. Aiemmin tallennettu on tallessa.
    .next = Vapauta tilaa tai ota yhteys IT-tukeen, ja tallenna sitten uudelleen.
error-unreachable = Tiedostoon ei saada yhteyttä.
    .safe = Muutosta ei tallennettu. Aiemmin tallennettu on tallessa.
    .next = Tarkista verkkoyhteys ja yritä uudelleen. ({ $about })
error-cannot-tell = Yhteys katkesi juuri tallennuksen aikana.
    .safe = Vielä ei tiedetä, ehtikö muutos tallentua. Kirjoittamasi on yhä näkyvissä.
    .next = Kun yhteys palaa, avaa tiedosto uudelleen ja katso, onko muutos mukana. ({ $about })
error-other-register = Varmuuskopio on toisesta kortistosta: { $about }
    .safe = Mitään ei palautettu.
    .next = Valitse tämän tiedoston oma varmuuskopio.
error-cancelled = Työ keskeytettiin.
    .safe = Mitään ei ole muutettu.
    .next = Aloita tarvittaessa uudelleen.
error-internal = Ohjelmassa on virhe.
    .safe = Muutosta ei tallennettu. Aiemmin tallennettu on tallessa.
    .next = Kerro tästä ohjelman ylläpitäjälle: { $about }
error-broke = Ohjelman virhe keskeytti tallennuksen, ja tallennuksesta vastaava osa käynnistettiin uudelleen.
    .safe = Tiedosto on ehjä. Muutos on joko kokonaan tallessa tai kokonaan tallentamatta.
    .next = Yritä uudelleen: sama muutos ei tallennu kahdesti. Kerro tästä ohjelman ylläpitäjälle.
error-work-broke = Ohjelman virhe keskeytti työn: { $about }.
    .safe = Kortiston tiedot ovat tallessa.
    .next = Yritä uudelleen. Jos virhe toistuu, kerro siitä ohjelman ylläpitäjälle.
work-logo = logon lukeminen
work-drawing = kaavion tallentaminen kuvaksi
work-file = tiedoston kirjoittaminen
work-contacts = tuotavan tiedoston lukeminen
work-paper = tulosteen tekeminen
error-picture-not-drawn = Kaaviosta ei saatu kuvaa.
    .safe = Kortiston tiedot ovat tallessa.
    .next = Tallenna kaavio SVG-kuvana tai kerro tästä ohjelman ylläpitäjälle: { $about }
error-picture-not-saved = Kuvaa ei voitu tallentaa: { $about }
    .safe = Kortiston tiedot ovat tallessa, ja samanniminen aiempi tiedosto on ennallaan.
    .next = Tarkista, että kansioon saa kirjoittaa ja levyllä on tilaa, ja tallenna sitten uudelleen.

## Paperille: kortti, poissaolopaketti, kooste
file-kind-pdf = PDF-tiedosto
paper-card = Virastokortti
paper-pack = Poissaolopaketti
paper-briefing = Paluukooste
paper-title-briefing = { $name }: mitä tapahtui { $days }
paper-briefing-summary = { $count ->
    [one] { $count } virasto
   *[other] { $count } virastoa
} · { $quiet } ilman muutoksia
paper-briefing-quiet = Ei muutoksia.
paper-taken-over = { $name } otti hoitaakseen { $at }
paper-matter-new = Uusi
paper-matter-waiting = Yhä avoinna
paper-matters = Avoimet asiat
paper-doubts = Ei ehkä pidä paikkaansa
paper-added = lisätty
paper-removed = poistettu
paper-edited = muutettu
paper-no-access = ei kenelläkään
paper-lacks-access = Ei käyttöoikeutta: { $systems }
paper-standard-work = Vakiotyönjako (ei sopimusta voimassa)
paper-we-do = Me teemme
paper-we-do-now = Näinä päivinä teemme
paper-we-do-else = Muut tehtävämme
paper-they-do = Virasto tekee
paper-valid = Voimassa
paper-limit = Reunaehto
paper-title-card = Virastokortti: { $name }
paper-title-absence = { $name } poissa { $days }
paper-printed = Tulostettu { $date }
paper-as-of = Tiedot sellaisina kuin ne olivat { $date } päivän lopussa
paper-logo = Logo: { $name }
paper-next = Seuraava
paper-page = Sivu
paper-what = Mitä
paper-day-by-day = Päivä päivältä
paper-who-covers = Kuka hoitaa
paper-covers = Hoitaa { $days }
paper-watch = Huomioitavaa { $days }
paper-characteristics-none = Erityispiirteitä ei ole kirjattu.
paper-characteristics-later = Muut erityispiirteet, eivät näinä päivinä
paper-figures-none = Lukuja ei ole kirjattu.
paper-chart = Pylväskaavio. { $name }, { $agency }. { $numbers }.
paper-replaced = Osa merkeistä on korvattu lähimmällä vastineella, koska tulosteen fontissa ei ole niitä.
error-paper-nothing = Tulostettavaa ei ole: virasto tai henkilö ei ole enää kortistossa.
    .safe = Mitään ei ole muutettu.
    .next = Tarkista nimi tai valitse toinen.
error-paper-cancelled = Tulostus peruttiin.
    .safe = Mitään ei ole muutettu.
    .next = Voit aloittaa sen uudelleen.
error-paper-not-set = PDF-tiedostoa ei saatu tehtyä.
    .safe = Kortiston tiedot ovat tallessa.
    .next = Kerro tästä ohjelman ylläpitäjälle: { $about }
cli-agency-unknown = Tätä lyhennettä ei ole yhdelläkään virastolla.
cli-agency-ambiguous = Lyhenne on useammalla virastolla. Vaihda niistä toisen lyhenne.
cli-employee-unknown = Tämän nimistä työntekijää ei ole. Kirjoita koko nimi.
cli-employee-ambiguous = Samannimisiä työntekijöitä on useampia.
error-paper-left-out = Tässä ohjelmaversiossa ei ole PDF-tulostusta.
    .safe = Mitään ei ole muutettu.
    .next = Pyydä IT-tuelta ohjelmaversio, jossa tulostus on mukana.
print = Tulosta
print-more = Tulostamisen vaihtoehdot
print-view = Avaa tulostettavaksi
print-save = Tallenna PDF…
print-pack = Tulosta paketti
print-briefing = Tulosta kooste
printing = Tehdään PDF-tiedostoa…
printing-agencies = Tehdään PDF-tiedostoa… { $done } / { $of }
printing-cancel = Peruuta tulostus
command-print = Tulosta
toast-paper-cancelled = Tulostus peruttu
not-opened = Tietokoneesta ei löydy ohjelmaa, joka avaisi tämän
not-opened-text = Kopioi osoite tai polku ja avaa se toisella ohjelmalla. Tulosteen voi myös tallentaa itse: valitse Tallenna PDF…
not-opened-copy = Kopioi

# Commands
cli-not-told = Komento suoritettiin, mutta sen tulosta ei voitu kirjoittaa.
cli-set-aside = Varmuuskopio on otettu tiedoston tilalle. Vioittunut tiedosto on tallessa: { $path }
cli-check-past-the-log = Riviä on muutettu toisella ohjelmalla ilman merkintää historiaan: { $place }
cli-check-good = Tiedosto on kunnossa. { $count ->
    [one] { $count } virasto
   *[other] { $count } virastoa
}.
cli-no-agency = mikään virasto ei vastaa tiedoston nimeä
cli-ambiguous = useampi virasto tai kuva sopii, joten mitään ei valittu
cli-imported = Uusia { $new }, muuttuneita { $changed }, ennallaan { $same }, hylättyjä { $refused }, epäselviä { $ambiguous }
cli-no-display = Näyttöä ei ole, joten ikkunaa ei voi avata. Ilman näyttöä toimivat demo, check, backup, restore, recover, locks, search, log, undo, import, export ja report.
cli-no-window = Ikkunaa ei voitu avata. Näytönohjaimen ajuri puuttuu tai on liian vanha. Tiedostoon ei koskettu. Pyydä IT-tukea päivittämään ajuri.
crash-report = Ohjelma sulkeutui virheen takia. Raportti on tässä tiedostossa: { $about }
    .safe = Tallennetut tiedot ovat tallessa. Se, mitä oli kirjoitettu mutta ei tallennettu, tarjotaan takaisin, kun tiedosto avataan.
    .next = Lähetä raportti IT-tuelle. Siinä ei ole henkilötietoja eikä kortiston sisältöä.
crash-unreported = Ohjelma sulkeutui virheen takia, eikä raporttia voitu kirjoittaa. Tallennetut tiedot ovat tallessa. Se, mitä oli kirjoitettu mutta ei tallennettu, tarjotaan takaisin, kun tiedosto avataan.
crash-again = Avataanko ohjelma uudelleen?

## Taulukot
grid-copy = Kopioi
grid-paste = Liitä
grid-fill-down = Täytä alaspäin (Ctrl+D)
grid-fill-right = Täytä oikealle (Ctrl+R)
grid-clear = Tyhjennä (Del)
grid-note = Huomautus… (Vaihto+F2)
grid-columns = Sarakkeet, lajittelu ja suodatus
grid-show-column = Näytä sarake { $column }
grid-reset = Palauta sarakkeet ennalleen
grid-heading-help = Lajittele napsauttamalla. Lisää toimintoja saat hiiren kakkospainikkeella.
grid-sort-up = Lajittele pienimmästä suurimpaan
grid-sort-down = Lajittele suurimmasta pienimpään
grid-sort-none = Poista lajittelu
grid-filter = Suodata arvon mukaan
grid-filter-all = Näytä kaikki
grid-filter-none = Piilota kaikki
grid-filter-empty = (tyhjä)
grid-wider = Levennä
grid-narrower = Kavenna
grid-move-left = Siirrä vasemmalle
grid-move-right = Siirrä oikealle
grid-hide = Piilota sarake
grid-preview = Liitetäänkö?
grid-preview-text =
    { $all ->
        [one] Yksi solu muuttuu
       *[other] { $all } solua muuttuu
    }, { $replaced ->
        [one] yhden vanha sisältö korvautuu.
       *[other] { $replaced } solun vanha sisältö korvautuu.
    } Liittämisen voi kumota kokonaisuutena.
grid-preview-more = { $count ->
    [one] ja vielä 1 muu
   *[other] ja vielä { $count } muuta
}
grid-preview-empty = (tyhjä)
grid-left-refused =
    { $count ->
        [one] Yhden solun teksti ei kelpaa; se jää soluun korjattavaksi.
       *[other] { $count } solun tekstit eivät kelpaa; ne jäävät soluihin korjattaviksi.
    }
grid-left-closed =
    { $count ->
        [one] Yhteen soluun ei voi kirjoittaa.
       *[other] { $count } soluun ei voi kirjoittaa.
    }
grid-left-outside =
    { $count ->
        [one] Yksi solu jää taulukon ulkopuolelle.
       *[other] { $count } solua jää taulukon ulkopuolelle.
    }
grid-left-locked =
    { $count ->
        [one] Yksi solu jää ennalleen. { $why }
       *[other] { $count } solua jää ennalleen. { $why }
    }
place-figures = Luvut
all-figures-help = Kaikkien virastojen luvut yhdeltä vuodelta. Kirjoita, liitä taulukkolaskennasta tai täytä alaspäin. Enter vie alas, sarkain seuraavaan täytettävään soluun; Esc ja sarkain vievät pois taulukosta.
all-figures-earlier = Edellinen vuosi
all-figures-later = Seuraava vuosi
field-year = Vuosi
figures-headcount-total = Yhteensä
figures-verified = Tarkistettu { $date }, { $who }
figures-verify = Merkitse vuosi tarkistetuksi
figures-reopen = Avaa vuosi korjattavaksi
figures-planned = Suunniteltu muutos
figures-planned-mark = suunniteltu
figures-change-percent = Muutos, %
figures-change-between = Muutos { $from }–{ $to }
figures-change-between-percent = Muutos { $from }–{ $to }, %
figure-note = Lukua koskeva huomautus
field-agency = Virasto
place-workload = Kuormitus
workload-help = Kaikkien virastojen palkansaajat ja suoritteet, suurin muutos ensin. Vastuuhenkilö ja tiimi ovat tämän päivän mukaiset. Enter tai palkin napsautus näyttää, mistä luku koostuu.
workload-measure = Mitä lasketaan
workload-by = Ryhmittely
workload-span = Vuodet
workload-years = { $count } vuotta
workload-all-products = Suoritteet yhteensä
workload-all = Kaikki
workload-mixed-units = Suoritteita lasketaan eri yksiköissä, joten yhteissummaa ei näytetä.
workload-none = Lukuja ei ole
workload-none-help = Kirjaa virastojen luvut Luvut-sivulla tai valitse toinen laskettava tieto.
workload-to-figures = Avaa Luvut-sivu
workload-table = Taulukko
workload-chart = Kaavio
workload-no-team = Ei tiimiä
workload-no-responsible = Ei vastuuhenkilöä
workload-subject = Palvelussuhde tai suorite
workload-more = { $count ->
    [one] Kaaviossa ovat ensimmäiset rivit; taulukossa on lisäksi 1 rivi.
   *[other] Kaaviossa ovat ensimmäiset rivit; taulukossa on lisäksi { $count } riviä.
}
workload-partial = Summasta puuttuu luku, joka on tiedossa jonakin muuna vuonna.
table-norm = Normi
table-agency-factor = Viraston kerroin
table-cost-per-person-year = Henkilötyövuoden hinta
sheet-norm = Normit
sheet-agency-factor = Virastojen kertoimet
sheet-cost-per-person-year = Henkilötyövuoden hinnat
field-norm-volume = Suoritteita henkilötyövuodessa
field-source = Lähde
field-factor = Kerroin
field-factor-reason = Perustelu
field-cost-amount = Hinta vuodessa
operation-load-basis-edited = Kuormituksen perusteita muokattu
rule-factor = Kertoimen pitää olla 0,1–10. Muutosta ei tallennettu.
workload-no-branch = Ei hallinnonalaa
workload-no-city = Ei paikkakuntaa
workload-then = Toinen ryhmittely
workload-no-second = Ei toista ryhmittelyä
load-tab-figures = Luvut
load-tab-person-years = Henkilötyövuodet
load-tab-costs = Kustannukset
load-tab-balance = Tasapaino
load-tab-risks = Riskit
load-tab-basis = Perusteet
load-title-person-years = Henkilötyövuodet
load-title-calculation = Laskelma { $year }: { $agency }
load-title-costs = Kustannukset ja arvo { $year }
load-title-costs-by = Kustannukset ja arvo { $year }: { $by }
load-title-costs-years = Kustannukset ja arvo vuosittain
load-title-balance = Kuormituksen tasapaino { $year }
load-title-teams = Tiimit
load-title-weeks = Vuoden viikot poissaolojen kanssa
load-title-runs = Useita palkka-ajoja samana päivänä
load-title-risks = Yhden varassa olevat virastot
load-title-leavers = Vuoden sisällä lähtevät
load-rests-on = Arvio: suoritemäärä ÷ normi × viraston kerroin. Tiimi, paikkakunta, asiakasryhmä ja vastuuhenkilö ovat tämän päivän mukaiset.
load-without-norm = Normi puuttuu, joten näitä ei ole laskettu mukaan: { $names }
load-without-volumes = { $count ->
    [one] Suoritemäärät { $year } puuttuvat { $count } virastolta.
   *[other] Suoritemäärät { $year } puuttuvat { $count } virastolta.
}
load-missing-year = Asiakkaana vain osan vuotta
load-unknown-agencies = Näiden virastojen kuormaa ei tiedetä tai siitä puuttuu jotain, joten luvut ovat sen verran vajaita: { $names }.
load-worst-nobody = Raskain viikko on { $week }: kukaan ei ole töissä, ilman tekijää { $uncovered }.
load-factor-average = Virastojen kertoimien keskiarvo { $year } on { $factor } työmäärällä painotettuna. Säännön ehdottamat kertoimet ovat keskimäärin 1; jos keskiarvo on muuta, asetetut kertoimet tekevät kuormasta sen verran normeja suuremman tai pienemmän.
load-cost-lacks = Kustannusta tai arvoa ei tiedetä kaikesta työstä, joten summat ovat vajaita.
load-no-volumes = Suoritemäärät
risk-nobody-knows = Kukaan erityispiirteet tuntevista ei ole enää meillä
workload-no-segment = Ei asiakasryhmää
load-missing = Puuttuu
load-missing-volumes = Suoritemäärät puuttuvat
load-missing-volume = Suoritemäärä: { $names }
load-missing-part = Osa suoritemäärästä: { $names }
load-missing-norm = Normi: { $names }
load-volume = Suoritemäärä
load-norm-of = Normin vuosi
load-person-years = Henkilötyövuotta
load-formula = Suoritemäärä ÷ normi × kerroin = henkilötyövuodet.
load-factor-mix = muita kuin yleisintä palvelussuhdetta { $share } ({ $year }): +{ $added }
load-factor-no-mix = palvelussuhteiden jakauma ei ole tiedossa
load-factor-because = kriittisiä erityispiirteitä { $critical }, tärkeitä { $important }: +{ $added }; { $mix }; jaettu virastojen keskiarvolla { $average }
load-factor-set = Kerroin { $factor }: { $reason } (sääntö ehdottaa { $proposed })
load-factor-proposed = Säännön ehdottama kerroin { $factor }: { $because }
load-cost = Kustannus
load-value = Arvo sovituin hinnoin
load-difference = Erotus
load-coverage = Kattavuus
load-left-out = Jätetty pois
load-left-out-partly = Osa virastoista
load-cost-estimate = Arvio: henkilötyövuodet × henkilötyövuoden hinta, vertailussa suoritteiden arvo sovituilla yksikköhinnoilla. Mukana ovat vain suoritteet, joista tunnetaan sekä kustannus että arvo. Keskus toimii omakustannushintaan: kauimpana sadasta prosentista olevat ensin.
load-cost-rests-on = Henkilötyövuosi maksaa { $amount } (vuodelta { $year }, lähde: { $source }).
load-cost-missing = Henkilötyövuoden hinta vuodelle { $year } puuttuu. Lisää se Perusteet-välilehdellä.
load-cost-averaged = Hinta on muuttunut kesken vuoden, joten arvo on laskettu päivien mukaan painotetulla keskihinnalla.
load-who = Henkilö
load-people = Henkilöitä
load-agencies = Virastot
load-per-share = Kuorma täyttä työaikaa kohti
load-off-mean = Ero keskiarvoon
load-away-days = Poissaolopäivät
load-for-others = Muiden puolesta
load-with-absences = Kuorma poissaolojen kanssa
load-worst-week = Raskain viikko
load-worst = Kuorma silloin
load-runs = Palkka-ajoja päivässä
load-run-day = Päivä
load-week = vk { $week }
load-week-heading = Viikko
load-fullest = Kuormittunein
load-uncovered = Ilman tekijää
load-weeks-help = Kuorma ÷ työssä oleva työaika. Ilman tekijää on kuorma, jonka vastuuhenkilö, sijainen ja työpari ovat poissa.
load-balance-help = Kuorma on viimeisen kokonaisen vuoden henkilötyövuosia. Poissaolot ja ajopäivät ovat kuluvan vuoden, ja poissa olevan virastot hoitaa sijainen tai työpari.
load-spread = Keskiarvo { $mean } htv, hajonta { $deviation } htv. Eniten { $most } { $highest }, vähiten { $least } { $lowest }.
load-worst-of-year = Raskain viikko on { $week }: kuorma { $amount }, ilman tekijää { $uncovered }.
load-nobodys = Virastoilla, joilla ei ole vastuuhenkilöä, on kuormaa { $amount }.
risk-no-responsible = Ei vastuuhenkilöä
risk-leaves = { $name } lähtee { $date }
risk-no-deputy = Ei sijaista
risk-one-knows = Erityispiirteet tuntee vain { $name }
risk-nothing-written = Erityispiirteitä ei ole kirjattu
risk-long-ago = Erityispiirteet tarkistettu viimeksi { $date }
risk-why = Miksi
risk-vouched = Tarkistettu
risk-weight = Paino
risk-weight-unit = syiden paino × htv
risk-help = Virastot, joissa tieto tai työ on yhden ihmisen varassa. Paino on syiden paino × viraston koko henkilötyövuosina: vastuuhenkilön puuttuminen tai lähtö 3, sijaisen tai toisen tuntijan puuttuminen 2, vanha tarkistus 1.
risk-last-day = Viimeinen päivä
risk-responsible-for = Vastuuhenkilönä
risk-deputy-of = Sijaisena
risk-nobody-leaves = Kukaan ei ole lähdössä vuoden sisällä.
risk-none = Yksikään virasto ei ole yhden varassa
risk-none-help = Jokaisella virastolla on sijainen, ja erityispiirteet tuntee useampi kuin yksi.
load-unit = htv
load-take-out = Vie taulukkolaskentaan…
load-told-by = Ryhmittely: { $by }
load-told-within = Rajaus: { $names }
load-told-years = Vuodet: { $years }
load-told-filtered = Osa riveistä on suodatettu pois.
load-told-day = Voimaan { $date }
load-told-pace = Henkilötyövuosia työaikaan suhteutettuna.
load-told-from = Keneltä
load-told-to = Kenelle
load-told-why = Perustelu
load-print-all = Avaa kaikki taulukot tulostettavaksi
load-save-all = Tallenna kaikki taulukot PDF-tiedostoksi…
load-take-out-all = Vie kaikki taulukot Exceliin…
paper-handover = Luovutuspaketti
what-if-pack = Tulosta luovutuspaketti
load-to-agency = Avaa viraston luvut
load-to-basis = Avaa Perusteet
load-no-norms = Normeja ei ole
load-no-norms-help = Henkilötyövuodet lasketaan normeista: montako suoritetta yksi henkilö hoitaa vuodessa. Lisää normit Perusteet-välilehdellä.
load-no-cost = Henkilötyövuoden hinta puuttuu
load-no-cost-help = Kustannus on henkilötyövuodet × henkilötyövuoden hinta. Lisää hinta ja vuosi, jolta se on.
load-side = Näytä
load-side-people = Henkilöt
load-no-runs = Samalle päivälle ei osu useita ajoja
load-no-runs-help = Kenelläkään ei ole samana päivänä kahta palkka-ajoa tänä vuonna.
load-nobody = Sihteereitä ei ole
load-nobody-help = Lisää henkilöt Henkilöstö-sivulla ja virastoille vastuuhenkilöt.
risk-nobody-leaves-help = Viimeinen päivä kirjataan henkilön sivulla.
load-basis-help = Näistä kuormitus lasketaan. Muutoksen voi kumota.
load-norms = Normit
load-norms-none = Normeja ei ole kirjattu, joten henkilötyövuosia ei voi laskea.
load-norms-proposed = Valmiina on valtion talousarvioesityksistä: palkkalaskelmat 10 549 ja matkalaskut 9 849 (2019), palvelussuhdetapahtumat 1 200 (2012) henkilötyövuodessa, koko keskuksen keskiarvoina.
load-norms-take = Ota ehdotetut normit käyttöön
load-norms-without = Normi puuttuu: { $names }
load-norm-source = Valtion talousarvioesitys, koko keskuksen keskiarvo
load-norm-add = Lisää normi…
load-norm-edit = Muokkaa normia
load-norm-delete = Poista normi
load-norm-help = Normi on voimassa vuodestaan uudempaan normiin asti.
load-norm-line = { $count } henkilötyövuodessa ({ $year })
load-norm-past = aiempi
load-norm-there = Suoritteella on jo normi tältä vuodelta. Muokkaa sitä.
load-norm-zero = Normin pitää olla vähintään 1.
load-costs = Henkilötyövuoden hinta
load-cost-add = Lisää hinta…
load-cost-edit = Muokkaa hintaa
load-cost-delete = Poista hinta
load-cost-help = Hinta on voimassa vuodestaan uudempaan asti.
load-cost-there = Vuodella on jo hinta. Muokkaa sitä.
load-cost-zero = Hinnan pitää olla yli 0 €.
field-cost-amount-euros = Hinta vuodessa, €
load-factors = Virastojen kertoimet
load-factors-help = Kerroin kertoo, paljonko virasto vie keskimääräistä enemmän tai vähemmän. Muille virastoille sääntö ehdottaa kertoimen, jolla työ jakautuu virastojen kesken eikä kasva normeista; sen voi muuttaa viraston laskelmassa.
load-factor-edit = Aseta kerroin…
load-factor-delete = Palauta säännön kerroin
load-factor-range = Kertoimen pitää olla 0,1–10.
load-reason-missing = Kirjoita perustelu.
load-sheet-calculation = Laskelma { $year }
load-sheet-leavers = Lähtevät

## Yhteyshenkilöt
contacts = Yhteyshenkilöt
contacts-none = Yhteyshenkilöitä ei ole kirjattu.
contacts-show = Kaikki yhteystiedot
contacts-more = { $count ->
    [one] ja vielä 1 muu
   *[other] ja vielä { $count } muuta
}
contact-add = Lisää yhteyshenkilö…
contact-new = Uusi yhteyshenkilö
contact-edit = Muokkaa yhteyshenkilöä…
contact-more = Lisää toimintoja
contact-copy-to = Kopioi toiseen virastoon…
contact-move-to = Siirrä toiseen virastoon…
contact-delete = Poista yhteyshenkilö
contact-primary = Ensisijainen
contact-substitute = Varahenkilö
contact-other = Muu yhteyshenkilö
contact-rank = Soittojärjestys
contact-language = Asiointikieli
contact-roles = Roolit
contact-new-role = Uusi rooli luetteloon
contact-note = Lisätietoja
contact-also = Sama henkilö myös
contact-same-person = { $agency }: { $name }. Käytä samoja tietoja
contact-changed-elsewhere = Nimi, kieli ja numerot muuttuvat myös: { $agencies }
contact-reach-kind = Laji
contact-reach-label = Selite
contact-reach-label-hint = työ, matkapuhelin…
contact-reach-remove = Poista
contact-add-phone = Lisää puhelin
contact-add-email = Lisää sähköposti
field-title = Nimike
field-fax = Faksi
ask-contact-copy = Kopioidaan: { $name }
ask-contact-move = Siirretään: { $name }
ask-contact-copy-text = Henkilö on sen jälkeen molempien virastojen yhteyshenkilö, ja hänen numeronsa pysyvät samoina.
ask-contact-move-text = Henkilö poistuu tämän viraston yhteyshenkilöistä.
ask-contact-agency-missing = Valitse virasto.
try-again = Yritä uudelleen
field-count = Luku
all-figures-none = Vuonna { $year } ei ole ollut asiakasvirastoja.

# Payroll calendar
payroll-step-material-due = Aineiston määräpäivä
payroll-step-review = Tarkistus
payroll-step-approval = Hyväksyntä
payroll-step-run = Palkka-ajo
payroll-step-pay-day = Palkanmaksupäivä
payroll-step-income-register = Palkkatietoilmoitus
payroll-step-employer-report = Työnantajan erillisilmoitus
holiday-new-years-day = Uudenvuodenpäivä
holiday-epiphany = Loppiainen
holiday-good-friday = Pitkäperjantai
holiday-easter-sunday = Pääsiäispäivä
holiday-easter-monday = Toinen pääsiäispäivä
holiday-may-day = Vappu
holiday-ascension-day = Helatorstai
holiday-whit-sunday = Helluntaipäivä
holiday-midsummer-eve = Juhannusaatto
holiday-midsummer-day = Juhannuspäivä
holiday-all-saints-day = Pyhäinpäivä
holiday-independence-day = Itsenäisyyspäivä
holiday-christmas-eve = Jouluaatto
holiday-christmas-day = Joulupäivä
holiday-st-stephens-day = Tapaninpäivä
personal-code = Onko tekstissä henkilötunnus?
personal-code-text = Tallennettavassa tekstissä on kohta, joka näyttää henkilötunnukselta. Kortistoon ei kirjata yksittäisten palkansaajien tietoja, ja tiedoston näkevät kaikki, joilla on oikeus kansioon. Mitään ei ole vielä tallennettu.
personal-code-anyway = Tallenna silti
personal-code-back = Palaa korjaamaan
lists = Luettelot
lists-help = Yksikön omat luettelot. Nimet muuttuvat kaikkialla, missä niitä käytetään; käytöstä poistettu jää vanhoihin tietoihin.
lists-which = Luettelo
lists-up = Siirrä ylös
lists-down = Siirrä alas
lists-retire = Poista käytöstä
lists-restore = Ota takaisin käyttöön
lists-new = Uusi
lists-add = Lisää luetteloon
growing-unfinished = Tätä ei ole vielä lisätty: valitse Lisää tai Jätä lisäämättä.
growing-new = Lisää uusi…
growing-name = Uusi: { $list }
growing-add = Lisää
growing-leave = Jätä lisäämättä
growing-in-settings = Luettelo on vielä tyhjä. Lisää ensimmäinen tästä; luetteloa muokataan Asetuksissa kohdassa Luettelot.
growing-in-staff = Näitä ei ole vielä. Lisää ensimmäinen tästä; niitä muokataan Henkilöstö-sivulla.
lists-in-use = Tila
lists-used = käytössä
lists-retired = poistettu käytöstä { $date }
lists-identifier-kind = Tunnisteiden lajit
lists-contact-role = Yhteyshenkilöiden roolit

## Erityispiirteet
severity-critical = Kriittinen
severity-important = Tärkeä
severity-note = Huomio
characteristics-watch = Erityisesti huomioitavaa
characteristics-show = Kaikki erityispiirteet
characteristics-nothing-serious = Ei kriittisiä eikä tärkeitä erityispiirteitä.
characteristics-more =
    { $count ->
        [one] Lisäksi yksi muu erityispiirre
       *[other] Lisäksi { $count } muuta erityispiirrettä
    }
characteristics-critical =
    { $count ->
        [one] 1 kriittinen
       *[other] { $count } kriittistä
    }
characteristics-important =
    { $count ->
        [one] 1 tärkeä
       *[other] { $count } tärkeää
    }
characteristics-notes =
    { $count ->
        [one] 1 huomio
       *[other] { $count } huomiota
    }
characteristics-overdue =
    { $count ->
        [one] 1 tarkistus myöhässä
       *[other] { $count } tarkistusta myöhässä
    }
characteristics-none = Erityispiirteitä ei ole vielä kirjattu
characteristics-none-help = Tänne kuuluu se, mikä tässä virastossa tehdään toisin ja minkä vain viraston vastuuhenkilö tietää: poikkeavat hyväksyjät, lisät ja palkkiot, erilliset aineistot, vuoden kiireet. Kirjoita, mikä on toisin ja miten silloin toimitaan. Ei yksittäisten palkansaajien tietoja.
characteristic-add = Lisää erityispiirre…
characteristic-edit = Muokkaa erityispiirrettä…
characteristic-delete = Poista erityispiirre
characteristic-title = Mikä on toisin
characteristic-title-hint = yhdellä rivillä
characteristic-title-missing = Kirjoita, mikä on toisin.
characteristic-body = Kuvaus
characteristic-what-to-do = Näin toimitaan
characteristic-severity = Vakavuus
characteristic-category = Aihe
characteristic-new-category = Uusi aihe luetteloon
characteristic-none = ei aihetta
characteristic-months = Milloin
characteristic-always = aina
characteristic-now = nyt
characteristic-months-help = Jos yhtään kuukautta ei ole valittu, erityispiirre koskee koko vuotta.
characteristic-payroll-step = Ennen palkkakalenterin päivää
characteristic-no-step = ei sidottu palkkakalenteriin
characteristic-step-help = Erityispiirre on ajankohtainen viikon ajan ennen päivää. Jos viraston palkkakalenterissa ei ole tätä päivää, se on ajankohtainen koko ajan.
characteristic-before-step = viikko ennen: { $step }
characteristic-written = Kirjattu { $date }
characteristic-verified = Tarkistettu { $date }
characteristic-verified-on = Tarkistettu
characteristic-verified-by = Tarkistaja
characteristic-overdue = Tarkistus myöhässä
characteristic-still-true = Pitää yhä paikkansa
characteristic-observe = Lisää havainto
characteristic-observe-hint = Lisää havainto ja paina Enter
lists-characteristic-category = Erityispiirteiden aiheet

## Kysely
place-questionnaire = Kysely
operation-question-edited = Kyselyn kysymyksiä muokattu
operation-round-edited = Kyselykierrosta muokattu
operation-answered = Kyselyyn vastattu
operation-answer-became = Vastauksesta tehty erityispiirre
rule-answer-misplaced = Vastaus kuuluu toiseen kysymykseen tai virastoon. Muutosta ei tallennettu.
rule-round-closed = Kyselykierros on suljettu. Avaa se uudelleen, jos vastaus pitää vielä tallentaa.
rule-was-erased = Henkilö on poistettu tiedostosta pysyvästi. Häntä ei tuoda takaisin aiemmista tiedoista.
rule-answer-unclear = Kirjoita vastaus tai valitse ”Ei mitään erityistä”.
questionnaire-text-fi = Kysymys suomeksi
questionnaire-text-sv = Kysymys ruotsiksi
questionnaire-text-en = Kysymys englanniksi
questionnaire-help-fi = Ohje suomeksi
questionnaire-help-sv = Ohje ruotsiksi
questionnaire-help-en = Ohje englanniksi
questionnaire-category = Erityispiirteen aihe
questionnaire-opened-on = Avataan
questionnaire-due-on = Vastaukset viimeistään
questionnaire-closed-on = Suljettu
questionnaire-body = Vastaus
questionnaire-nothing-special = Ei mitään erityistä
questionnaire-told-by = Kuka vastasi
questionnaire-answered-by = Kuka kirjasi
questionnaire-answered-on = Milloin
questionnaire-characteristic = Erityispiirre
questionnaire-yes = kyllä
questionnaire-no = ei
command-answer = Tallenna vastaus ja jatka
command-nothing-special = Ei mitään erityistä
command-question-before = Edellinen kysymys
command-question-after = Seuraava kysymys
command-make-characteristic = Tee vastauksesta erityispiirre…
questionnaire-about = Kootaan talteen se, minkä vain viraston vastuuhenkilö tietää. Vastauksista tehdään erityispiirteitä, jotka sijainen näkee ensimmäisenä.
questionnaire-answer = Vastaa
questionnaire-rounds = Kierrokset
questionnaire-questions = Kysymykset
questionnaire-round = Kierros
questionnaire-whose = Kenen virastot
questionnaire-all-agencies = Kaikkien
questionnaire-me = { $name } (minä)
questionnaire-every-agency = Kaikki virastot
questionnaire-teller = Kuka vastaa
questionnaire-myself = Minä itse
questionnaire-nobody = Ei vastuuhenkilöä
questionnaire-interview = Haastattelu: { $name } vastaa, sinä kirjaat.
questionnaire-progress = { $done } / { $all } kysymykseen vastattu
questionnaire-rate = { $rate }{"\u00A0"}%
questionnaire-due = vastaukset { $date } mennessä
questionnaire-was-due = määräpäivä oli { $date }, vastata voi yhä
questionnaire-half-typed = { $count ->
    [one] Yksi vastaus on kesken
   *[other] { $count } vastausta on kesken
}
questionnaire-place = { $place } / { $of }
questionnaire-next = Seuraava kysymys
questionnaire-previous = Edellinen kysymys
questionnaire-save = Tallenna ja jatka
questionnaire-skip = Ohita
questionnaire-make = Tee erityispiirre…
questionnaire-keys = Ctrl+Enter tallentaa ja jatkaa · Ctrl+Vaihto+Enter ei mitään erityistä · PageUp ja PageDown edellinen ja seuraava · Ctrl+K erityispiirre
questionnaire-draft = Tallentamatta. Luonnos pysyy tässä, vaikka kävisit muualla.
questionnaire-revert = Palauta tallennettu
questionnaire-answered = Vastattu { $date }, { $who }
questionnaire-told = Vastasi { $teller }, kirjasi { $who } { $date }
questionnaire-before = Viimeksi vastattiin ({ $round })
questionnaire-from-before = Jatka tästä
questionnaire-known = Tämä tiedetään jo
questionnaire-none = Yhtään kyselykierrosta ei ole avoinna
questionnaire-none-help = Kierroksella jokainen vastaa omista virastoistaan samoihin kysymyksiin. Kuka tahansa voi avata kierroksen: valitse kysymykset ja päivä, johon mennessä vastauksia toivotaan.
questionnaire-open-round = Avaa kierros…
questionnaire-no-rounds = Kyselykierroksia ei ole vielä
questionnaire-rounds-help = Vastausprosentti lasketaan asiakasvirastoista ja näkyy viraston vastuuhenkilön kohdalla.
questionnaire-done = Kaikkiin kysymyksiin on vastattu
questionnaire-done-help = Kiitos. Vastauksia voi katsoa ja täydentää niin kauan kuin kierros on auki.
questionnaire-look-through = Katso vastaukset läpi
questionnaire-go-on-round = Jatka kierrokseen { $round }
questionnaire-nothing = Tässä ei ole vastattavaa
questionnaire-nothing-help = Valitsemallasi henkilöllä ei ole nyt virastoja vastuullaan. Valitse toinen henkilö tai kaikkien virastot.
questionnaire-round-line = { $from }–{ $to } · { $count ->
    [one] { $count } kysymys
   *[other] { $count } kysymystä
}
questionnaire-open = Avoinna
questionnaire-past-due = Määräpäivä mennyt
questionnaire-closed = Suljettu { $date }
questionnaire-close = Sulje kierros
questionnaire-reopen = Avaa uudelleen
questionnaire-edit-round = Muokkaa kierrosta
questionnaire-delete-round = Poista kierros
questionnaire-show-people = Näytä henkilöittäin
questionnaire-hide-people = Piilota henkilöt
questionnaire-agencies = { $count ->
    [one] { $count } virasto
   *[other] { $count } virastoa
}
questionnaire-not-begun = ei vielä aloitettu
questionnaire-all-answered = kaikki vastattu
questionnaire-not-begun-count = { $count ->
    [one] Yksi henkilö ei ole vielä aloittanut. Haastattelu auttaa alkuun.
   *[other] { $count } henkilöä ei ole vielä aloittanut. Haastattelu auttaa alkuun.
}
questionnaire-do-interview = Haastattele
questionnaire-show-answers = Vastaukset
questionnaire-no-answers = Ei vielä vastauksia.
questionnaire-round-named = Kysely { $year }
questionnaire-round-help = Kysymykset esitetään jokaisesta asiakasvirastosta.
questionnaire-chosen = Kysymykset, valittuna { $count } / { $all }
questionnaire-choose-all = Valitse kaikki
questionnaire-choose-none = Poista valinnat
questionnaire-has-answers = vastattu
questionnaire-no-question-chosen = Valitse vähintään yksi kysymys.
questionnaire-questions-help = Kysymykset esitetään tässä järjestyksessä. Käytöstä poistettu kysymys vastauksineen jää vanhoihin kierroksiin.
questionnaire-no-questions = Kysymyksiä ei ole
questionnaire-add-question = Lisää kysymys…
questionnaire-edit-question = Muokkaa kysymystä
questionnaire-question-help = Jos kysymystä ei ole kirjoitettu jollakin kielellä, se näytetään suomeksi.
questionnaire-text-missing = Kirjoita kysymys suomeksi.
questionnaire-missing-language = puuttuu: { $languages }
questionnaire-retired = Käytöstä poistetut
questionnaire-loose = Kyselyn vastaukset
questionnaire-loose-help = Näistä vastauksista ei ole vielä tehty erityispiirrettä.

## Payroll calendar: the tab, its forms, its file
tab-payroll = Palkkakalenteri
payroll-none = Palkkaryhmiä ei ole vielä
payroll-none-help = Lisää palkkaryhmä ja sen maksupäivien sääntö, niin kalenteri laskee vuoden päivät.
payroll-add = Lisää palkkaryhmä…
payroll-edit = Muokkaa palkkaryhmää
payroll-more = Lisää toimintoja
payroll-delete = Poista palkkaryhmä
payroll-unreadable = Sääntöä ei ymmärretä. Muokkaa palkkaryhmää.
payroll-ended-on = päättynyt { $date }
payroll-ends-on = päättyy { $date }
payroll-no-dates = Ei päiviä tänä vuonna.
payroll-round = Palkkakausi
payroll-rounds = { $name } { $year }
payroll-moved = siirretty käsin
payroll-by-rule = Säännön mukaan { $date }
payroll-table = Taulukko
payroll-months = Kuukaudet
payroll-export = Vie kalenteriin…
payroll-next = Seuraavat päivät
payroll-next-none = Palkkaryhmiä ei ole kirjattu.
payroll-in-days = { $days ->
    [0] tänään
    [1] huomenna
   *[other] { $days } päivän päästä
}
payroll-to-before = tai edeltävä pankkipäivä
payroll-to-after = tai seuraava pankkipäivä
payroll-to-nearest = tai lähin pankkipäivä
payroll-move-before = edeltävä pankkipäivä
payroll-move-after = seuraava pankkipäivä
payroll-move-nearest = lähin pankkipäivä
payroll-to-nowhere = ei siirry
payroll-rule-day = { $day }. päivä { $to }
payroll-rule-days = { $one }. ja { $other }. päivä { $to }
payroll-rule-last = kuukauden viimeinen pankkipäivä
payroll-rule-nth = kuukauden { $nth }. pankkipäivä
payroll-rule-weeks = { $weeks ->
    [one] viikon välein { $date } alkaen { $to }
   *[other] { $weeks } viikon välein { $date } alkaen { $to }
}
payroll-timing-same = palkanmaksupäivänä
payroll-timing-banking-before = { $days ->
    [one] { $days } pankkipäivä ennen palkanmaksupäivää
   *[other] { $days } pankkipäivää ennen palkanmaksupäivää
}
payroll-timing-banking-after = { $days ->
    [one] { $days } pankkipäivä palkanmaksupäivän jälkeen
   *[other] { $days } pankkipäivää palkanmaksupäivän jälkeen
}
payroll-timing-days-before = { $days ->
    [one] { $days } päivä ennen palkanmaksupäivää
   *[other] { $days } päivää ennen palkanmaksupäivää
}
payroll-timing-days-after = { $days ->
    [one] { $days } päivä palkanmaksupäivän jälkeen
   *[other] { $days } päivää palkanmaksupäivän jälkeen
}
payroll-timing-next-month = seuraavan kuukauden { $day }. päivä { $to }
payroll-rule = Palkanmaksupäivä
payroll-kind-day = Kerran kuukaudessa
payroll-kind-days = Kahdesti kuukaudessa
payroll-kind-last = Kuukauden viimeinen pankkipäivä
payroll-kind-nth = Kuukauden tietty pankkipäivä
payroll-kind-weeks = Tietyin viikkovälein
payroll-day = Päivä (1–31)
payroll-second-day = Toinen päivä (1–31)
payroll-nth = Monesko pankkipäivä (1–23)
payroll-weeks = Viikkoja välissä (1–52)
payroll-first = Ensimmäinen palkanmaksupäivä
payroll-to = Jos päivä ei ole pankkipäivä
payroll-steps = Vaiheet
payroll-timing = Ajankohta
payroll-amount = Määrä
payroll-timing-kind-banking-before = pankkipäivää ennen
payroll-timing-kind-banking-after = pankkipäivää jälkeen
payroll-timing-kind-days-before = päivää ennen
payroll-timing-kind-days-after = päivää jälkeen
payroll-timing-kind-next-month = seuraavan kuukauden päivä
payroll-preview = Palkanmaksupäivät { $year }: { $dates }
payroll-moved-stay = { $count ->
    [one] Yksi käsin siirretty päivä jää voimaan.
   *[other] { $count } käsin siirrettyä päivää jää voimaan.
}
payroll-rule-kept = Ryhmän kierroksia on jo kuitattu tai siirretty, eivätkä ne vastaisi uuden säännön kierroksia. Merkitse tämä ryhmä päättyväksi ja lisää uusi ryhmä.
payroll-by-time = klo
payroll-since = Mukana alkaen
payroll-restored-on = Otettu takaisin käyttöön
payroll-date-move = Siirrä päivää
payroll-date-restore = Palauta säännön mukaiseksi
payroll-not-banking-day = { $date } ei ole pankkipäivä.
payroll-file-name = palkkakalenteri { $agency } { $year }
payroll-calendar-name = Palkkakalenteri { $year }: { $agency }
file-kind-ics = Kalenteritiedosto
toast-file-saved = Tiedosto tallennettu: { $name }
rule-payroll-unreadable = Palkkaryhmän sääntöä ei ymmärretä. Muutosta ei tallennettu.
rule-payroll-misplaced = Päivä tai vaihe kuuluisi väärälle palkkaryhmälle. Muutosta ei tallennettu.
operation-payroll-edited = Palkkakalenteria muokattu
error-file-not-saved = Tiedostoa ei voitu tallentaa: { $about }
    .safe = Kortiston tiedot ovat tallessa, ja samanniminen aiempi tiedosto on ennallaan.
    .next = Tarkista, että kansioon saa kirjoittaa ja levyllä on tilaa, ja tallenna sitten uudelleen.
all-figures-verify = Merkitse tarkistetuksi: { $agency }
all-figures-verify-all = Merkitse puutteettomat virastot tarkistetuiksi ({ $count })
all-figures-reopen = Avaa korjattavaksi: { $agency }

## Who is responsible, and which group handles what
tab-responsibilities = Vastuuhenkilöt
responsibilities-today = Vastuussa tänään
responsibilities-history = Vastuut eri aikoina
responsibilities-none = Vastuita ei ole kirjattu.
responsibilities-planned = tulossa
responsibilities-always = alku ei tiedossa
responsibilities-elsewhere = { $name }: aiemmat ja tulevat vastuut muualla
responsible-change = Vaihda vastuuhenkilö…
responsible-new = Uusi vastuuhenkilö
responsible-choose = valitse henkilö
responsible-from = Mistä päivästä
responsible-former-until = { $name } on vastuussa { $date } saakka.
responsible-deputy-stays = Sijainen ei vaihdu ({ $name })
responsible-deputy-former = Entinen vastuuhenkilö jää sijaiseksi ({ $name })
responsible-deputy-other = Joku muu
responsible-deputy-nobody = Ei sijaista
responsible-new-deputy = Uusi sijainen
responsible-who-missing = Valitse uusi vastuuhenkilö.
responsible-deputy-missing = Valitse uusi sijainen.
service-process = Prosessi
service-group = Palveluryhmä
service-groups = Palveluryhmät
service-nobody = ei palveluryhmää
service-add = Lisää palveluryhmä
services-change = Vaihda kaikki…
service-change = Vaihda palveluryhmä
service-new-group = uusi palveluryhmä
service-group-name = Palveluryhmän nimi
service-group-shared = Ryhmän nimi ja yhteystiedot ovat samat kaikilla virastoilla.
service-planned = { $date } alkaen { $name }
lists-service-process = Palveluprosessit
rule-services-overlap = Samalla prosessilla olisi kaksi palveluryhmää samana päivänä. Muutosta ei tallennettu.
operation-service-edited = Palveluryhmiä muokattu
responsibilities-since = { $date } alkaen

# Absences
place-absences = Poissaolot
absences-help = Valitse työkaveri ja päivät: näet heti, kuka hoitaa hänen virastonsa. Poissaoloa ei tarvitse merkitä ensin. Syytä ei kirjata.
absence-who = Kuka on poissa
absence-choose = Valitse…
absence-reachable = Tavoitettavissa kiireellisissä asioissa
absence-record = Merkitse poissaolo
absence-dates-wrong = Päivät puuttuvat tai ovat väärin päin.
absence-no-agencies = Ei virastoja vastuulla näinä päivinä.
absence-summary = { $count ->
    [one] { $count } virasto
   *[other] { $count } virastoa
} · { $gaps } ilman tekijää
coverage-agency = Virasto
coverage-dates = Määräpäivät
coverage-next = Seuraava määräpäivä
coverage-watch = Huomioitavaa
coverage-stand-in = Hoitaa
coverage-no-dates = ei näinä päivinä
coverage-late = { $count } myöhässä
coverage-more-dates = { $count ->
    [one] ja 1 muu
   *[other] ja { $count } muuta
}
coverage-days = vastuulla { $days }
coverage-gap = Ei tekijää
link-deputy = sijainen
link-pair = työpari
link-team = tiimi
link-supervisor = esihenkilö
passed-away = { $name } poissa { $from }–{ $to }
passed-left = { $name } ei ole enää töissä
passed-part = { $name } vain osan ajasta
lacks-language = palvelukieli puuttuu ({ $language })
remedy-reach = { $name } on tavoitettavissa kiireellisissä asioissa.
remedy-ask = Pyydä avuksi: { $name }.
remedy-move = Kukaan ei ole töissä: sovi esihenkilön kanssa.
absence-timeline = Merkityt poissaolot
absence-timeline-none = Poissaoloja ei ole merkitty seuraaville viikoille.
absence-edit = Muokkaa poissaoloa…
absence-delete = Poista poissaolo
absence-days = { $from }–{ $to }
board-title = Sijaisuuksien heikot kohdat
board-none = Jokaisella virastolla on vastuuhenkilö ja sijainen.
board-both-away = Vastuuhenkilö ja sijainen poissa yhtä aikaa { $days }
board-no-responsible = Ei vastuuhenkilöä
board-deputy-same = Vastuuhenkilö on oma sijaisensa: { $name }
board-no-deputy = Ei sijaista
board-language = Sijainen { $name } ei palvele viraston kielellä ({ $language })
absence-header = poissa { $date }{"\u00A0"}asti → tänään { $name }
absence-header-nobody = poissa { $date }{"\u00A0"}asti → tänään ei ketään
rule-pair-of-one = Työparissa on kaksi eri henkilöä. Muutosta ei tallennettu.
operation-absence-edited = Poissaoloja muokattu

# Systems, access, pairs
lists-system = Järjestelmät
rule-pair-twice = Samat henkilöt ovat jo työpari näinä päivinä. Muutosta ei tallennettu.
rule-system-twice = Järjestelmä on virastolla jo käytössä näinä päivinä. Muutosta ei tallennettu.
rule-access-misplaced = Käyttöoikeutta ei voi kirjata tälle järjestelmälle. Muutosta ei tallennettu.
operation-system-edited = Järjestelmiä tai käyttöoikeuksia muokattu
operation-pair-edited = Työpareja muokattu
operation-employee-left = Lähti ryhmästä

# Agreements
tab-agreement = Sopimus
open-document = Avaa asiakirja
value-nothing = ei mitään
ask-open-document = Avataanko asiakirja?
ask-open-document-text = Asiakirja avautuu tietokoneesi oletusohjelmassa. Avaa se vain, jos tunnistat polun.
decimal-too-precise = Kirjoita enintään neljä desimaalia.
decimal-not-understood = Lukua ei ymmärretty. Kirjoita esimerkiksi 1 234,50.
decimal-ambiguous = Tuhansia vai desimaaleja? Kirjoita esimerkiksi 185 000 tai 185,00.
agreement-none = Palvelusopimusta ei ole kirjattu
agreement-none-help = Kirjaa sopimuksen numero ja voimassaolo. Sen jälkeen voit lisätä poikkeamat vakiotyönjaosta, mittarit, reunaehdot ja hinnat.
agreement-card-none = Palvelusopimusta ei ole kirjattu.
agreement-add = Lisää sopimus…
agreement-edit = Muokkaa sopimusta…
agreement-copy = Uusi sopimus tämän pohjalta…
agreement-copy-help = Uuteen sopimukseen kopioituvat poikkeamat, mittarit, reunaehdot ja voimassa olevat hinnat. Nykyinen sopimus päättyy uutta edeltävänä päivänä.
agreement-copy-not-before = Uuden sopimuksen pitää alkaa tämän sopimuksen alkamisen jälkeen.
agreement-overlaps = Virastolla on jo toinen sopimus voimassa samaan aikaan. Tarkista päivät.
agreement-delete = Poista sopimus
agreement-more = Sopimuksen toiminnot
agreement-others = Sopimukset
agreement-validity = Voimassa
agreement-in-force = voimassa toistaiseksi
agreement-in-force-until = voimassa { $date }{"\u00A0"}asti
agreement-begins = alkaa { $date }
agreement-ended = päättyi { $date }
agreement-yearly-value-euros = Sopimuksen arvo vuodessa, €
agreement-document-heading = Asiakirja
agreement-document-help = Verkko-osoite avautuu heti. Ennen levyllä olevan asiakirjan avaamista ohjelma kysyy.
agreement-card-standard = Voimassa olevaa sopimusta ei ole kirjattu. Yksikön vakiotyönjako:
agreement-card-differs = Poikkeaa vakiotyönjaosta: { $tasks }
work-heading = Palvelumääritys
work-differences = Näytä vain poikkeamat vakiotyönjaosta
work-no-standard = Yksikön vakiotyönjakoa ei ole kirjattu. Kirjaa se täällä:
work-standard-today = Vakiotyönjako näkyy sellaisena kuin se on nyt.
work-we-do = Me teemme
work-agency-does = Virasto tekee
work-add = Lisää tehtävä…
work-edit = Muokkaa tehtävää…
work-more = Tehtävän toiminnot
work-delete = Poista tehtävä
work-restore = Palauta vakiotyönjaon mukaiseksi
work-drop = Ei kuulu tähän sopimukseen
work-deviates = poikkeaa vakiotyönjaosta
work-own = vain tässä sopimuksessa
work-dropped = ei kuulu tähän sopimukseen
work-no-differences = Ei poikkeamia vakiotyönjaosta.
work-nothing = Tehtäviä ei ole kirjattu.
work-in-standard = Vakiotyönjaossa { $value }
work-task-missing = Kirjoita, mitä tehdään.
metrics = Suoritusmittarit
metrics-none = Mittareita ei ole kirjattu.
metric-name = Mittari
metric-add = Lisää mittari…
metric-edit = Muokkaa mittaria…
metric-delete = Poista mittari ja tulokset
metric-target = Tavoite
metric-state = Viimeisin tulos
metric-followed = seurataan
metric-missed = Tavoite ei täyttynyt.
metric-met-in = täyttyi ({ $period })
metric-missed-in = ei täyttynyt ({ $period })
limits = Reunaehdot
limits-none = Reunaehtoja ei ole kirjattu.
limit-add = Lisää reunaehto…
limit-edit = Muokkaa reunaehtoa…
limit-delete = Poista reunaehto
limit-text = Reunaehto
limit-no-product = ei suoritemäärää
limit-range = { $product } { $lowest }–{ $highest } { $unit } vuodessa
limit-from = { $product } vähintään { $lowest } { $unit } vuodessa
limit-to = { $product } enintään { $highest } { $unit } vuodessa
limit-unknown = Vuoden { $year } määrää ei tiedetä kokonaan, joten sitä ei voi verrata rajoihin.
limit-within = { $year }: { $volume } { $unit }, rajoissa
limit-not-yet = { $year } tähän mennessä { $volume } { $unit }, alarajasta puuttuu vielä { $by }
limit-below = { $year }: { $volume } { $unit }, { $by } alle alarajan
limit-above = { $year }: { $volume } { $unit }, { $by } yli ylärajan
limit-exceptions = Ehto ei ole voimassa: { $text }
limit-lowest = alaraja
limit-highest = yläraja
prices = Yksikköhinnat
price-from = { $date } alkaen
price-remove = Poista hinnat { $date } alkaen
price-volume = Määrä { $year }
price-value = Arvo { $year }
price-year-value = Vuoden { $year } suoritteiden arvo { $sum }
price-no-value = Vuodelta { $year } ei ole sekä hintaa että määrää, joten arvoa ei voi laskea.
price-lacks = Osasta puuttuu hinta tai määrä, joten summa on vajaa.
price-averaged = Hinta ei ollut sama koko vuotta: määrä on jaettu tasan niille päiville, joilla on hinta.
price-new-from = Uudet hinnat alkaen
price-add = Lisää hinnat
applied = Virka- ja työehtosopimukset, työaikamuodot
applied-none = Sovellettavia sopimuksia ei ole kirjattu.
applied-add = Lisää sovellettava sopimus…
applied-add-short = Lisää…
applied-edit = Muokkaa sovellettavaa sopimusta…
applied-delete = Poista sovellettava sopimus
applied-over = päättynyt
applied-planned = tulossa
planned = Tulevat muutokset
planned-none = Tiedossa ei ole muutoksia.
planned-add = Lisää muutos…
planned-edit = Muokkaa muutosta…
planned-delete = Poista muutos
planned-text = Mikä muuttuu
planned-expected = odotetaan { $date }
planned-passed = odotettiin { $date }, päivä on ohi
planned-unknown = ajankohta ei tiedossa
planned-counts = Mitä muutos koskee lukuina
planned-counts-nothing = ei lukua
planned-amount-help = Henkilöitä tai suoritteita vuodessa lisää, vähennys miinusmerkillä. Luku on mukana ensi vuoden ennusteessa odotetusta päivästä alkaen.
feedback = Palaute
feedback-none = Palautetta ei ole kirjattu.
feedback-add = Lisää palaute…
feedback-edit = Muokkaa palautetta…
feedback-delete = Poista palaute
feedback-text = Mitä virasto sanoi
feedback-done = Tehty: { $text }
feedback-open = Toimenpiteitä ei ole kirjattu.
tab-client = Asiakkuus
topic-client = Asiakkuus
field-segment = Asiakasryhmä
may-be-shown = Saa näyttää virastolle
may-be-shown-help = Merkitsemätön jää pois virastolle annettavasta tilannekuvasta.
may-be-shown-said = saa näyttää virastolle
matter-assignee = Kuka hoitaa
matter-no-assignee = viraston vastuuhenkilö
matters-elsewhere = Avoimet asiat muissa virastoissa
matters-elsewhere-help = Poissaolon ajan nämä näkyvät viraston vastuuhenkilölle.
matter-new = Lisää asia…
matter-give = Anna hoidettavaksi…
matter-looked-after = hoitaa { $name }
matter-yours = sinun hoidettavanasi
meetings = Kokoukset
meetings-none = Kokouksia ei ole kirjattu. Lisää kokous ja kirjaa sen päätökset tänne.
meetings-more = Näytä vanhemmat ({ $count })
meeting-add = Lisää kokous…
meeting-edit = Muokkaa kokousta…
meeting-delete = Poista kokous
meeting-steering-group = Ohjausryhmä
meeting-cooperation-group = Yhteistyöryhmä
meeting-client-team = Asiakastiimi
meeting-other = Muu kokous
meeting-at = klo { $time }
meeting-coming = Kokous on tulossa. Päätökset kirjataan sen jälkeen.
meeting-no-decisions = Päätöksiä ei ole kirjattu.
meeting-decisions = Päätökset
meeting-became = Avoin asia · { $about }
meeting-also = Koskee myös: { $agencies }
meeting-ours-short = Meiltä
meeting-theirs-short = Virastosta
meeting-agencies = Virastot, joita kokous koskee
meeting-agency-remove = Poista virasto kokouksesta: { $agency }
meeting-agency-choose = valitse virasto
meeting-agency-add = Lisää virasto
meeting-decision-nth = { $number }. päätös
meeting-decision-remove = Poista päätös
meeting-decision-add = Lisää päätös
meeting-decisions-help = Tallennetusta päätöksestä voi tehdä avoimen asian, jolla on hoitaja ja määräpäivä.
decision-become = Tee avoin asia…
decision-for-all = kaikkia
decision-concerns = Koskee
decision-nobody = valitse, kuka hoitaa
decision-who-missing = Valitse, kuka asian hoitaa.
decision-became-meanwhile = Päätöksestä on jo tehty avoin asia. Kirjoittamasi on tässä tallella: kopioi siitä tarvitsemasi avoimeen asiaan ja sulje lomake.
decision-whom-choose = valitse, ketä koskee
decision-whom-missing = Valitse jokaiselle päätökselle, mitä virastoa se koskee.
meeting-agency-decided = { $agency }: virastoa koskee päätös. Poista päätös tai valitse sille toinen virasto, ennen kuin poistat viraston kokouksesta.
client-kind = Kokouksen laji
client-place = Paikka
client-held-on = Kokouspäivä
client-starts-at = Alkaa klo
client-ours = Osallistujat meiltä
client-theirs = Osallistujat virastosta
client-topics = Aiheet
client-decision = Päätös
client-meeting = Kokous
client-open-matter = Avoin asia
client-position = Järjestys
client-text = Päätös
client-goal = Tavoite
client-action = Toimenpide
client-who = Kuka tekee
client-due = Mihin mennessä
client-state = Tilanne
client-year = Vuosi
client-question = Kysymys
client-score = Tulos
client-scale = Asteikon paras arvo
client-respondents = Vastaajia
client-name = Asetus
client-value = Arvo
plan = Asiakassuunnitelma
plan-none = Suunnitelmaa ei ole kirjattu. Lisää ensimmäinen tavoite, niin näet tästä, miten se etenee.
plan-add = Lisää tavoite…
plan-edit = Muokkaa tavoitetta…
plan-delete = Poista tavoite
plan-planned = suunniteltu
plan-under-way = käynnissä
plan-done = tehty
plan-given-up = luovuttu
satisfaction = Asiakastyytyväisyys
satisfaction-none = Tuloksia ei ole kirjattu. Lisää kyselyn tulos, niin vuosia voi verrata.
satisfaction-add = Lisää tulos…
satisfaction-edit = Muokkaa tulosta…
satisfaction-delete = Poista tulos
satisfaction-overall = Kokonaisarvio
satisfaction-chart = Kokonaisarvio parhaasta mahdollisesta
satisfaction-year = Vuosi
satisfaction-respondents = { $count ->
    [one] { $count } vastaaja
   *[other] { $count } vastaajaa
}
satisfaction-named = { $question }, { $year }
satisfaction-question-help = Tyhjä on kokonaisarvio.
satisfaction-twice = Samalta vuodelta on jo tulos tähän kysymykseen. Muokkaa sitä.
satisfaction-compared = Asiakastyytyväisyys virastoittain
satisfaction-compared-none = Tuloksia ei ole. Lisää ne viraston Asiakkuus-välilehdellä.
account-by-branch = hallinnonalan mukaan
account-contact-wanted = Sopimuksen arvo vuodessa ylittää rajan, mutta asiakasvastaava ei ole asiakkuuspäällikkö.
account-contact-wanted-at = { $agency }: sopimuksen arvo ylittää rajan, mutta asiakasvastaava ei ole asiakkuuspäällikkö.
branch-managers = Hallinnonalojen asiakkuuspäälliköt
branch-managers-none = Hallinnonaloille ei ole nimetty asiakkuuspäälliköitä. Lisää asiakkuuspäällikkö, niin hän näkyy hallinnonalan virastoilla.
branch-managers-no-branches = Hallinnonaloja ei ole. Lisää ne ensin luetteloihin, niin niille voi nimetä asiakkuuspäällikön.
branch-manager-add = Lisää asiakkuuspäällikkö…
branch-manager-edit = Muokkaa asiakkuuspäällikköä…
branch-manager-delete = Poista asiakkuuspäällikkö
branch-manager-help = Hoitaa hallinnonalan virastoja, joilla ei ole omaa asiakkuuspäällikköä.
settings-clients = Asiakkuudet
setting-account-value-limit = Sopimuksen arvon raja
setting-account-value-limit-help = Kun sopimuksen arvo vuodessa on tätä suurempi, asiakasvastaavana on asiakkuuspäällikkö.
setting-account-value-limit-edit = Muuta rajaa…
setting-account-value-limit-euros = Raja, € vuodessa
setting-backup-folder = Varmuuskopioiden kansio
setting-backup-folder-help = Tyhjä: kopiot tehdään tiedoston viereen omaan kansioonsa.
setting-second-backup-folder = Toinen paikka
setting-second-backup-folder-help = Jokainen kopio viedään myös tänne. Valitse toinen levy tai palvelin.
setting-backup-hours = Varmuuskopioiden väli, tuntia
setting-installer = Asennusohjelman paikka
setting-installer-help = Kansio, tiedosto tai osoite, joka näytetään sille, jonka ohjelma on liian vanha.
settings-unit = Yksikön asetukset
settings-unit-help = Koskevat kaikkia, jotka käyttävät tiedostoa. Kirjoita koko polku niin kuin se on jokaisella koneella, mieluiten muodossa \\palvelin\levy\kansio.
settings-unit-hint = \\palvelin\levy\kansio
settings-unit-edit = Muuta yksikön asetuksia…
settings-unit-beside = Tiedoston vieressä
settings-unit-no-second = Ei toista paikkaa
settings-unit-no-installer = Ei kerrottu
settings-unit-hours = { $count ->
    [one] Kun edellinen on yli tunnin vanha
   *[other] Kun edellinen on yli { $count } tuntia vanha
}
settings-unit-no-path = Kirjoita koko polku, esimerkiksi K:\Kopiot tai /mnt/kopiot.
settings-unit-no-place = Kirjoita koko polku tai osoite, joka alkaa https://.
settings-unit-elsewhere = Tämä kone ei tunne näin kirjoitettua polkua. Muut koneet voivat tuntea.
settings-unit-same = Toinen paikka on sama kansio. Valitse toinen levy tai jätä se tyhjäksi.
backup-place-elsewhere = Tämä kone ei pääse varmuuskopioiden kansioon { $about }: polku on toisenlaisen koneen.
    .safe = Kopiot tehdään tiedoston viereen, ja tallennus toimii.
    .next = Muiden koneiden kopiot menevät kansioon niin kuin pitää. Muuta polku Asetuksissa, jos näin on kaikilla.
backup-place-missing = Varmuuskopioiden kansiota { $about } ei löydy tältä koneelta.
    .safe = Kopiot tehdään tiedoston viereen, ja tallennus toimii.
    .next = Tarkista, että levy on kytketty ja kansio on olemassa. Ohjelma ei tee kansiota itse.
backup-place-read-only = Varmuuskopioiden kansioon { $about } ei voi kirjoittaa tältä koneelta.
    .safe = Kopiot tehdään tiedoston viereen, ja tallennus toimii.
    .next = Pyydä kirjoitusoikeus kansioon niille, jotka käyttävät tiedostoa.
backup-place-parted = Varmuuskopioiden kansiossa { $about } on kopioita tiedoston toisesta kappaleesta, johon on tallennettu muuta.
    .safe = Tämän tiedoston kopiot tehdään sen viereen, jotta kappaleet eivät sekoitu, ja tallennus toimii.
    .next = Jos tämä on oma kopiosi, näin on hyvä. Jos tämä on ryhmän tiedosto, siirrä vanhat kopiot toiseen kansioon.
backup-place-in-the-way = Varmuuskopioiden kansiossa on { $about }, joka ei ole ohjelman oma tiedosto.
    .safe = Varmuuskopiot tehdään silti, ja tallennus toimii.
    .next = Siirrä se muualle tai poista se. Ohjelma merkitsee samannimisellä tiedostolla, kuka tekee varmuuskopion.
backup-place-failed = Varmuuskopion teko ei onnistunut kansioon { $about }.
    .safe = Tallennus toimii, ja muut kopiot ovat tallessa.
    .next = Tarkista, että levyllä on tilaa. Ohjelma yrittää pian uudelleen.
situation = Tilannekuva
situation-open = Näytä viraston tilannekuva
situation-open-help = Kaikki kokousta varten yhdellä sivulla.
situation-unit = Koko yksikön tilannekuva
situation-print = Tulosta tilannekuva
situation-internal = Sisäinen: mukana myös se, mitä virastolle ei näytetä
situation-internal-word = sisäinen
situation-internal-page = Sisäinen
situation-internal-help = Sisäinen: ei annettavaksi virastolle.
situation-internal-file = Tilannekuva, sisäinen
situation-external-help = Virastolle annettava: mukana on vain se, minkä kohdalle on merkitty ”Saa näyttää virastolle”.
situation-unit-help = Koko yksikkö hallinnonaloittain. Yhden viraston tilannekuva on sen Asiakkuus-välilehdellä.
situation-last-meeting = Viime kokouksen päätökset, { $meeting }
situation-no-matters = Ei avoimia asioita.
situation-no-figures = Lukuja ei ole.
situation-volumes = Suoritteet ja reunaehdot
situation-metrics = Mittarit ja tulokset
situation-no-metrics = Mittareita ei ole sovittu.
situation-results = Tulokset
situation-missed = ei täyttynyt
situation-punctual = Täsmällisyys
situation-punctual-of = Ajallaan { $year }
situation-punctual-help = Ajallaan tehtyjen osuus kuitatuista vaiheista ja lukumäärät. Ei kerro, kuka kuittasi.
situation-no-ticks = Palkkakierrosten vaiheita ei ole kuitattu.
situation-value = Hinnat ja vuoden arvo
situation-no-agreement = Voimassa olevaa sopimusta ei ole.
situation-price = Hinta
situation-no-feedback = Palautetta ei ole.
situation-no-satisfaction = Tyytyväisyyttä ei ole kysytty.
situation-characteristics = Viraston erityispiirteet
situation-no-characteristics = Ei erityispiirteitä.
situation-no-branch = Ei hallinnonalaa
situation-headcount-of = Palkansaajia { $year }
situation-limits-passed = Rajojen ulkopuolella
situation-metrics-met = Mittareita täyttynyt
situation-late = { $count } myöhässä
situation-no-plan = Suunnitelmaa ei ole kirjattu.
situation-passed-count = { $count } ulkopuolella
situation-missed-count = { $count } ei täyttynyt
paper-title-situation = Tilannekuva: { $name }
paper-title-situation-unit = Tilannekuva hallinnonaloittain
operation-meeting-edited = Kokousta muokattu
operation-decision-became = Päätöksestä tehty avoin asia
operation-client-plan-edited = Asiakassuunnitelmaa muokattu
operation-satisfaction-edited = Asiakastyytyväisyyttä muokattu
operation-account-edited = Hallinnonalan asiakkuuspäällikköä muokattu
operation-setting-edited = Yksikön asetusta muutettu
rule-meeting = Päätös ja siitä tehty avoin asia eivät ole samasta virastosta. Muutosta ei tallennettu.
rule-meeting-of-nobody = Kokouksen pitää koskea vähintään yhtä virastoa. Joku muu on ehkä poistanut siitä toisen viraston. Muutosta ei tallennettu.
rule-decision-elsewhere = Päätös koskee virastoa, jota kokous ei koske. Muutosta ei tallennettu.
rule-satisfaction = Tulos ei sovi asteikolle, tai samasta kysymyksestä on jo tulos. Muutosta ei tallennettu.
rule-setting = Asetuksen arvo ei kelpaa. Muutosta ei tallennettu.
table-segment = Asiakasryhmä
table-unit-setting = Yksikön asetus
table-branch-manager = Hallinnonalan asiakkuuspäällikkö
table-meeting = Kokous
table-meeting-agency = Kokouksen virasto
table-meeting-decision = Kokouksen päätös
table-client-plan = Asiakassuunnitelma
table-satisfaction = Asiakastyytyväisyys
sheet-segment = Asiakasryhmät
sheet-unit-setting = Yksikön asetukset
sheet-branch-manager = Hallinnonalojen päälliköt
sheet-meeting = Kokoukset
sheet-meeting-agency = Kokousten virastot
sheet-meeting-decision = Kokousten päätökset
sheet-client-plan = Asiakassuunnitelmat
sheet-satisfaction = Asiakastyytyväisyys
standard-heading = Vakiotyönjako
standard-help = Näin työ jaetaan jokaisen viraston kanssa, ellei sopimuksessa sovita toisin. Muutos näkyy heti kaikissa sopimuksissa, jotka eivät poikkea siitä.
standard-deviations = { $count ->
    [one] { $count } sopimus poikkeaa tästä
   *[other] { $count } sopimusta poikkeaa tästä
}
agreement-named = Sopimus { $number }
metric-quarter = { $quarter }/{ $year }
agreement-number = Sopimuksen numero
agreement-signed-on = Allekirjoitettu
agreement-document = Linkki asiakirjaan
agreement-yearly-value = Sopimuksen arvo vuodessa
agreement-note = Lisätietoja
agreement-agreement = Sopimus
agreement-agency = Virasto
agreement-standard = Vakiotyönjaon rivi
agreement-dropped = Ei kuulu sopimukseen
agreement-done-by = Kuka tekee
agreement-done-by-centre = Me
agreement-done-by-agency = Virasto
agreement-task = Tehtävä
agreement-outcome = Lopputulos
agreement-place = Missä
agreement-due = Milloin
agreement-hand-over = Luovutuspiste
agreement-basis = Peruste
agreement-basis-agreement = Sopimus
agreement-basis-regulation = Säädös tai määräys
agreement-reference = Säädöksen, määräyksen tai sopimuksen kohta
agreement-position = Järjestys
agreement-direction = Hyvä tulos
agreement-direction-at-least = vähintään
agreement-direction-at-most = enintään
agreement-value = Arvo
agreement-unit = Yksikkö
agreement-deadline = Määräaika
agreement-interval = Mittausväli
agreement-interval-month = Kuukausittain
agreement-interval-quarter = Neljännesvuosittain
agreement-interval-year = Vuosittain
agreement-metric = Mittari
agreement-period = Jakso
agreement-text = Teksti
agreement-lowest = Alaraja vuodessa
agreement-highest = Yläraja vuodessa
agreement-exceptions = Poikkeukset
agreement-price = Hinta
agreement-kind = Laji
agreement-kind-collective = Virka- ja työehtosopimus
agreement-kind-working-time = Työaikamuoto
agreement-link = Linkki
agreement-expected-on = Odotettu ajankohta
agreement-amount = Lisäys tai vähennys
agreement-effect = Vaikutus työhön
agreement-received-on = Saatu
agreement-what-was-done = Mitä tehtiin
agreement-as-standard = kuten vakiotyönjaossa
rule-agreements-overlap = Virastolla olisi kaksi sopimusta voimassa samana päivänä. Muutosta ei tallennettu.
rule-agreement-number-missing = Kirjoita sopimuksen numero.
rule-agreement-misplaced = Sopimuksen rivi kuuluu toiselle virastolle kuin sopimus. Muutosta ei tallennettu.
rule-definition-line = Palvelumäärityksen rivi on puutteellinen. Muutosta ei tallennettu.
rule-limits-backwards = Alaraja on suurempi kuin yläraja.
rule-money = Summan pitää olla 0–999 999 999,9999 €.
rule-metric-period = Mittarin tuloksella ei ole kelvollista jaksoa. Muutosta ei tallennettu.
rule-text-missing = Kirjoita teksti.
operation-agreement-edited = Sopimusta muokattu
operation-standard-edited = Vakiotyönjakoa muokattu
operation-applied-agreement-edited = Virka- ja työehtosopimuksia muokattu
operation-planned-change-edited = Tulevia muutoksia muokattu
operation-feedback-edited = Palautetta muokattu
# Hand-over
rule-absences-overlap = Henkilöllä olisi kaksi poissaoloa samana päivänä. Pidennä jo merkittyä poissaoloa. Muutosta ei tallennettu.
operation-handover-edited = Siirtoa sijaiselle muokattu
operation-matter-edited = Avoimia asioita muokattu
absences-cover = Kuka hoitaa
absences-calendar = Kalenteri
absences-board = Heikot kohdat
span-weeks = 12 viikkoa
span-month = Kuukausi
span-year = Vuosi
absence-of = { $name } poissa
absence-known = Poissaolo on merkitty { $days }.
absence-known-edit = Muuta päiviä
absence-longer = Osa päivistä on jo merkitty. Yhdessä { $days }.
absence-extend = Pidennä poissaoloa
absence-overlaps = Päivät menevät päällekkäin toisen poissaolon kanssa.
clash-title = { $count ->
    [one] Virasto jää ilman tekijää
   *[other] Virastoja jää ilman tekijää
}
clash-line = { $agency }: poissa myös { $names } { $days } ({ $weeks }).
weeks-one = viikko { $week }
weeks-several = viikot { $first }–{ $last }
quick-now = Poissa tänään
quick-nobody = Kukaan ei ole poissa tänään.
quick-soon = Poissa lähiaikoina
quick-back = Palannut äskettäin
quick-agencies = { $count ->
    [one] 1 virasto
   *[other] { $count } virastoa
}
quick-untaken = { $count } ottamatta hoidettavaksi
quick-taker-away = tekijä poissa { $days }
quick-takers-away = { $count ->
    [one] tekijä ajoittain poissa: 1 virasto
   *[other] tekijä ajoittain poissa: { $count } virastoa
}
quick-taken = kaikki otettu hoidettavaksi
nav-untaken = { $count ->
    [one] 1 virasto ottamatta hoidettavaksi
   *[other] { $count } virastoa ottamatta hoidettavaksi
}
coverage-table = Poissa olevan virastot
coverage-taken = Kuka otti
watch-critical = { $count ->
    [one] 1 kriittinen
   *[other] { $count } kriittistä
}
watch-important = { $count ->
    [one] 1 tärkeä
   *[other] { $count } tärkeää
}
lacks-access = ei käyttöoikeutta: { $systems }
taken-by = { $name } otti hoitaakseen
taker-away-taken = { $name } poissa { $days }, silloin hoitaa { $then }
taker-away-stands-in = { $name } poissa { $days }: sijaisena { $then }, ei vielä ottanut
taker-away-nobody = { $name } poissa { $days }: ei tekijää
taken-by-nobody = ei kukaan vielä
take-over = Otan hoitaakseni
day-today = tänään
day-tomorrow = huomenna
opened-watch = { $agency }: huomioitavaa { $days }
opened-card = Avaa kortti
opened-other-times = Muina aikoina: { $names }
opened-dates = Määräpäivät poissaolon aikana
opened-no-dates = Palkkakalenterissa ei ole määräpäiviä näinä päivinä.
opened-agreement = Sopimus: meidän tehtävämme
opened-standard = Vakiotyönjako
opened-no-work = Tehtäviämme ei ole kirjattu.
opened-no-work-now = Sopimuksen tehtävistä mikään ei osu näille päiville.
opened-work-more = Näytä muut tehtävät ({ $count })
opened-work-less = Piilota muut tehtävät
opened-groups = Palveluryhmät
opened-changes = Viimeksi muutettu
opened-no-changes = Virastoon ei ole tehty muutoksia.
opened-reading = Luetaan historiaa…
handover-title = Siirto sijaiselle
handover-taken = { $name } otti hoitaakseen { $when }
handover-save = Tallenna muistiinpanot
matters = Avoimet asiat
matters-none = Ei avoimia asioita.
matter-add = Lisää avoin asia
matter-add-button = Lisää
matter-hint = Mikä jäi kesken…
matter-edit = Muokkaa avointa asiaa…
matter-park = Jätä odottamaan
matter-unpark = Ota taas esille
matter-close = Merkitse hoidetuksi
matter-delete = Poista asia
matter-waits = odottaa
matter-by = viimeistään { $date }
matter-late = myöhässä, määräpäivä oli { $date }
briefing-open = Paluukooste
briefing-back = Takaisin sijaistukseen
briefing-of = Paluukooste: { $name }
briefing-help = Mitä virastoissa tapahtui { $days }.
briefing-notes = Sijaisen muistiinpanot
briefing-changed = Muuttuneet tiedot
briefing-closed = hoidettu
briefing-opened = uusi
briefing-waiting = edelleen avoinna
briefing-more = { $count ->
    [one] ja 1 muu muutos
   *[other] ja { $count } muuta muutosta
}
briefing-quiet = Ei muutoksia
briefing-still = { $count ->
    [one] 1 asia edelleen avoinna
   *[other] { $count } asiaa edelleen avoinna
}
month-before = Edellinen kuukausi
month-after = Seuraava kuukausi
month-today = Tämä kuukausi
month-nobody = kukaan ei ole poissa
month-count = { $count } poissa
month-more = { $count ->
    [one] ja 1 muu
   *[other] ja { $count } muuta
}
month-alone = { $count } ilman tekijää
timeline-away = Poissa viikoittain
timeline-week = { $date }: { $count } poissa
year-before = Edellinen vuosi
year-after = Seuraava vuosi
exposure-summary = { $count ->
    [0] Jokaisella virastolla on joku töissä joka viikko.
    [one] Yhdellä viikolla jokin virasto jää ilman tekijää.
   *[other] { $count } viikolla jokin virasto jää ilman tekijää.
}
exposure-show-past = { $count ->
    [one] Näytä mennyt viikko
   *[other] Näytä { $count } mennyttä viikkoa
}
exposure-hide-past = Piilota menneet viikot
exposure-week = Viikko { $week }
exposure-week-short = vk { $week }
exposure-away = { $count } poissa
exposure-alone = { $count ->
    [one] 1 virasto ilman tekijää
   *[other] { $count } virastoa ilman tekijää
}
exposure-alone-short = { $count } ilman tekijää
exposure-alone-names = Ilman tekijää: { $names }
board-help = Rivi vie välilehdelle, jolla asian voi korjata.
board-kind-both-away = Vastuuhenkilö ja sijainen poissa yhtä aikaa
board-kind-no-responsible = Vastuuhenkilö puuttuu
board-kind-deputy-same = Sijainen on sama henkilö
board-kind-no-deputy = Sijainen puuttuu
board-kind-language = Sijainen ei palvele viraston kielellä
board-kind-access = Sijaiselta puuttuu käyttöoikeus järjestelmään
board-kind-one-editor = Tieto on yhden ihmisen varassa
board-kind-few = Suuresta virastosta on kirjattu vähän
rule-handover = Poissa oleva ei voi itse ottaa virastoa hoitaakseen. Muutosta ei tallennettu.
rule-matter = Kirjoita, mikä asia on avoinna. Muutosta ei tallennettu.
board-one-editor = Erityispiirteitä on kirjannut vain { $name }
board-access = Sijainen { $name }: käyttöoikeus puuttuu ({ $systems })
board-few = { $payees } palkansaajaa, mutta { $count ->
    [0] ei yhtään erityispiirrettä
    [one] vain yksi erityispiirre
   *[other] vain { $count } erityispiirrettä
}
matter-text = Avoin asia
matter-due = Määräpäivä
matter-state = Tila
matter-open = Avoinna
matter-parked = Odottaa
matter-done = Hoidettu
matter-closed-on = Hoidettu
matter-closed-by = Kuka hoiti
handover-stand-in = Kuka otti hoitaakseen
handover-taken-over-at = Milloin otti hoitaakseen
handover-notes = Muistiinpanot palaajalle
## Whether what is kept is still true
place-upkeep = Ajantasaisuus
upkeep-title = Tietojen ajantasaisuus
field-group-basics = Perustiedot
field-group-addresses = Osoitteet ja aukiolo
field-group-contacts = Yhteyshenkilöt
field-group-characteristics = Erityispiirteet
field-group-payroll = Palkkakalenteri
field-group-agreement = Palvelusopimus
field-group-responsibilities = Vastuuhenkilöt
field-group-services = Palveluryhmät
field-group-systems = Järjestelmät
field-group-headcount = Palkansaajien lukumäärät
field-group-volume = Suoritemäärät
operation-doubt-raised = Korjauspyyntö tehty
operation-doubt-settled = Korjauspyyntö käsitelty
operation-duty-edited = Tietovastuita muokattu
rule-interval = Tarkistusvälin pitää olla 1–120 kuukautta.
rule-duty-misplaced = Tietovastuu kuuluu toiseen kohtaan. Muutosta ei tallennettu.
rule-doubt-empty = Kirjoita, mikä ei pidä paikkaansa.
field-verified-on = Tarkistettu
field-verified-by = Tarkistaja


## Tänään
place-today = Tänään
today-mine = Omat
today-everybody = Koko yksikkö
today-unit = { $own ->
    [one] 1 asiakasvirasto
   *[other] { $own } asiakasvirastoa
  } · poissa { $away }
today-summary = { $own ->
    [0] Sinulla ei ole omia virastoja
    [one] Hoidat yhtä virastoa
   *[other] Hoidat { $own } virastoa
  }{ $covering ->
    [0] .
    [one] {" "}ja olet tänään sijaisena yhdessä virastossa.
   *[other] {" "}ja olet tänään sijaisena { $covering } virastossa.
  }
today-covering = { $name } on poissa { $date }{"\u00A0"}asti, { $count ->
    [one] sijaistat häntä yhdessä virastossa
   *[other] sijaistat häntä { $count } virastossa
  }.
today-deadlines = Määräpäivät
today-no-deadlines = Ei määräpäiviä seuraavien kahden viikon aikana.
today-you-cover = sijaistat
today-away = Poissa tänään
today-nobody-away = Kaikki ovat töissä.
today-to-absences = Avaa poissaolot
today-until = { $date }{"\u00A0"}asti
today-with-you = { $count ->
    [one] yksi virasto sinulla
   *[other] { $count } virastoa sinulla
  }
today-awaits-you = { $count ->
    [one] yksi virasto odottaa, että otat sen hoitaaksesi
   *[other] { $count } virastoa odottaa, että otat ne hoitaaksesi
  }
today-stands-in = { $count ->
    [one] { $name } sijaisena yhdessä virastossa, ei vielä ottanut
   *[other] { $name } sijaisena { $count } virastossa, ei vielä ottanut
  }
today-with = { $name } hoitaa { $count ->
    [one] yhtä virastoa
   *[other] { $count } virastoa
  }
today-waiting = Pitääkö yhä paikkansa?
today-nothing-waiting = Mikään ei odota tarkistusta.
today-matters = Avoimet asiat
today-no-matters = Avoimia asioita ei ole.
today-late = myöhässä
today-and-more = { $count ->
    [one] ja 1 muu
   *[other] ja { $count } muuta
}
today-fewer = Näytä vähemmän
today-go-on = Jatka vastaamista
today-answers = Katso vastauksia
today-news = Muiden tekemät muutokset
today-notices = Esihenkilölle
today-to-backups = Varmuuskopioiden asetuksiin
today-no-news = Muut eivät ole muuttaneet mitään kahteen viikkoon.
day-yesterday = eilen
# What changed while somebody was away
changed-added = { $what } lisätty
changed-edited = { $what }
changed-removed = { $what } poistettu
value-yes = kyllä
value-no = ei
table-other = Muu tieto
table-agency = Perustiedot
table-agency-identifier = Tunniste
table-opening-hours = Aukioloajat
table-opening-exception = Poikkeava aukiolo
table-account-person = Asiakkuuspäällikkö tai asiakasvastaava
table-succession = Nimen tai rakenteen muutos
table-assignment = Vastuu
table-headcount = Palkansaajien lukumäärä
table-volume = Suoritemäärä
# Merging items of lists, personal data
settings-general = Yleiset
settings-privacy = Tietosuoja
operation-items-merged = Luettelon kohteita yhdistetty
operation-privacy-edited = Tietosuojatietoja muokattu
operation-purged = Säilytysajan ylittäneet tiedot poistettu
operation-restored = Palautettu varmuuskopiosta
operation-field-restored = Aiempi tieto palautettu
operation-person-erased = Henkilön tiedot poistettu
rule-retention = Säilytysajan pitää olla 1–1200 kuukautta. Muutosta ei tallennettu.
history-erased = sisältö poistettu
lists-merge = Yhdistä…
lists-merged = yhdistetty: { $name }
lists-step-merged = yhdistetty vaiheeseen { $name }
merge-title = Yhdistä toiseen: { $name }
merge-help = Kaikki, mikä viittaa tähän, siirtyy toiseen. Tämä poistuu käytöstä. Voit kumota yhdistämisen.
merge-into = Yhdistetään kohteeseen
merge-choose = Valitse…
merge-do = Yhdistä
merge-nothing = Mikään ei viittaa tähän.
merge-moves = Siirtyy { $what }.
merge-agencies = { $count ->
    [one] { $count } virasto
   *[other] { $count } virastoa
}
merge-figures = { $count ->
    [one] { $count } luku
   *[other] { $count } lukua
}
merge-contacts = { $count ->
    [one] { $count } yhteyshenkilön rooli
   *[other] { $count } yhteyshenkilön roolia
}
merge-characteristics = { $count ->
    [one] { $count } erityispiirre
   *[other] { $count } erityispiirrettä
}
merge-identifiers = { $count ->
    [one] { $count } tunniste
   *[other] { $count } tunnistetta
}
merge-employees = { $count ->
    [one] { $count } työntekijä
   *[other] { $count } työntekijää
}
merge-teams = { $count ->
    [one] { $count } tiimi
   *[other] { $count } tiimiä
}
merge-rows = { $count ->
    [one] { $count } muu tieto
   *[other] { $count } muuta tietoa
}
merge-locked = Avaa ensin nämä tarkistetut vuodet
merge-clashes = { $count ->
    [one] Molemmilla on luku tai hinta { $count } kohdassa
   *[other] Molemmilla on luku tai hinta { $count } kohdassa
}
merge-clashes-help = Valitse, kumpi luku tai hinta jää voimaan. Luvut voi myös laskea yhteen.
merge-all = Kaikkiin
merge-by-date = Molemmat, kumpikin alkamispäivästään
merge-price = yksikköhinta
merge-price-from = { $price } { $day } alkaen
merge-sum = Yhteensä
merge-open = { $count ->
    [one] { $count } valinta puuttuu.
   *[other] { $count } valintaa puuttuu.
}
privacy-access = Kuka näkee tiedot
privacy-access-text = Jokainen, jolla on oikeus tiedoston kansioon, näkee tiedostosta kaiken ja voi kopioida sen. Ohjelmassa ei ole omia käyttöoikeuksia, eikä tiedostoa ole salattu. Pyydä IT-tukea rajaamaan kansion oikeudet niihin, jotka tietoja tarvitsevat. Varmuuskopiot ja omat kopiot ovat yhtä luottamuksellisia.
privacy-notice = Tietosuojaseloste
privacy-notice-help = Täytä yksikön omin sanoin. Seloste tallentuu tähän tiedostoon, ja sen voi tallentaa tulostettavaksi.
privacy-save = Tallenna seloste
privacy-print = Tallenna tulostettavaksi…
privacy-printed = Tulostettu { $date }
privacy-file-name = Tietosuojaseloste
file-kind-html = Verkkosivu
privacy-controller = Rekisterinpitäjä
privacy-contact = Yhteyshenkilö ja tietosuojavastaava
privacy-purpose = Käyttötarkoitus
privacy-basis = Käsittelyn peruste
privacy-content = Mitä tietoja ja kenestä
privacy-source = Mistä tiedot saadaan
privacy-recipients = Kenelle tietoja luovutetaan
privacy-retention = Säilytys
privacy-rights = Rekisteröidyn oikeudet
privacy-hint-controller = Organisaatio, yksikkö ja osoite
privacy-hint-contact = Nimi, puhelin ja sähköposti
privacy-hint-purpose = Esimerkiksi palkka- ja henkilöstöpalvelujen tuottaminen asiakasvirastoille
privacy-hint-basis = Esimerkiksi yleistä etua koskeva tehtävä ja laki, johon se perustuu
privacy-hint-content = Esimerkiksi virastojen yhteyshenkilöiden nimi, tehtävä ja työyhteystiedot
privacy-hint-source = Esimerkiksi virastolta ja henkilöltä itseltään
privacy-hint-recipients = Esimerkiksi ei luovuteta ryhmän ulkopuolelle
privacy-hint-retention = Esimerkiksi säilytysajat ovat alla, vanhentuneet poistetaan puolivuosittain
privacy-hint-rights = Miten tiedot pyydetään nähtäviksi, oikaistaviksi tai poistettaviksi
privacy-kept = Säilytysajat
privacy-kept-help = Kuukausina. Tyhjä tarkoittaa, että tiedot säilyvät, kunnes joku poistaa ne. Mikään ei poistu itsestään.
kept-absences = Päättyneet poissaolot
kept-contacts = Entisten asiakkaiden yhteyshenkilöt
kept-account-people = Entiset asiakkuuspäälliköt ja asiakasvastaavat
kept-employees = Ryhmästä lähteneet työntekijät
kept-log-contents = Muutoshistorian sisältö
kept-months = { $count ->
    [one] { $count } kuukausi
   *[other] { $count } kuukautta
}
kept-always = Toistaiseksi
kept-wrong = Anna kuukaudet kokonaislukuna, 1–1200.
kept-save = Tallenna säilytysajat
due-show = Näytä, mitä poistettaisiin
due-nothing = Mikään ei ole ylittänyt säilytysaikaansa.
due-title = { $count ->
    [0] Rivejä ei poisteta.
    [one] { $count } rivi poistettaisiin
   *[other] { $count } riviä poistettaisiin
}
due-log = { $count ->
    [one] { $count } muutoksen sisältö ennen { $date }
   *[other] { $count } muutoksen sisältö ennen { $date }
}
due-do = Poista nämä…
due-ask = Poistetaanko säilytysajan ylittäneet tiedot?
due-ask-text = Poistetaan pysyvästi, myös historiasta: rivejä { $count }, muutosten sisältöjä { $old }. Lähteneistä työntekijöistä jää nimen tilalle ”Poistettu henkilö”. Poistoa ei voi kumota.
due-ask-do = Poista pysyvästi
person-search = Mitä henkilöstä on tallessa
person-search-help = Etsi yhteyshenkilö, työntekijä tai kuka tahansa, josta tiedostossa on tietoja tai mainintoja.
person-who = Nimi, puhelinnumero tai sähköposti
person-more = { $count ->
    [one] ja 1 muu: kirjoita nimestä enemmän
   *[other] ja { $count } muuta: kirjoita nimestä enemmän
}
person-everywhere = Etsi kaikista teksteistä: { $text }
person-gone = Henkilöä ei ole enää tiedostossa.
person-title = Tallessa: { $name }
person-file-name = Henkilön tiedot
person-counts = Omia tietoja { $own } · liittyviä { $linked } · mainintoja { $mentions } · historiassa { $log }
person-save = Tallenna tiedostoksi…
person-erase = Poista henkilön tiedot…
person-nothing = Ei tietoja.
person-own = Henkilön omat tiedot
person-linked = Muut tiedot, jotka liittyvät henkilöön
person-mentions = Maininnat teksteissä
person-mentions-help = Punaisella merkityt korvataan, kun henkilön tiedot poistetaan. Keltaisella merkityt voivat tarkoittaa jotakuta toista: valitse itse.
person-perhaps = Korvataan myös keltaisella merkityt
person-log = Muutoshistoria
person-log-who = Tekijä
person-log-source = Tuotu tiedostosta
person-log-more = { $count ->
    [one] ja 1 aiempi; kaikki ovat tallennetussa tiedostossa
   *[other] ja { $count } aiempaa; kaikki ovat tallennetussa tiedostossa
}
person-shared = Muillakin sama, joten jää: { $what }
person-correct = Korjaa
person-erased = Poistettu henkilö
erase-title = Poistetaanko henkilön tiedot: { $name }?
erase-text = Poistettavia rivejä { $rows }, korvattavia mainintoja { $mentions }, historiasta tyhjennettäviä muutoksia { $log }.
erase-employee = Vastuut jäävät näkyviin nimellä ”Poistettu henkilö”.
erase-final = Poistoa ei voi kumota.
erase-do = Poista pysyvästi
erase-done = Tiedot on poistettu tiedostosta ja sen historiasta.
erase-not-clean = Tiedosto on muiden käytössä, joten poistetun viimeiset jäljet pyyhitään siitä, kun se seuraavan kerran avataan.
erase-copies = Nämä varmuuskopiot sisältävät tiedot yhä: { $names }. Poista kopiot, kun et enää tarvitse niitä. Jos kopio palautetaan, tiedot poistetaan siitä uudelleen.
erase-copies-none = Tiedoston vieressä ei ole varmuuskopioita, joissa tiedot olisivat. Muualla olevia kopioita ohjelma ei tunne.
erase-conflict = Joku muokkasi tietoja samaan aikaan. Mitään ei poistettu. Katso tiedot uudelleen.
erase-nothing = Poistettavaa ei ollut.
contact-phone = Puhelin
contact-email = Sähköposti
contact-fax = Faksi
table-verification = Tarkistus
table-contact = Yhteyshenkilö
table-contact-reach = Yhteystieto
table-contact-in-role = Yhteyshenkilön rooli
table-characteristic = Erityispiirre
table-pay-group = Palkkaryhmä
table-pay-group-step = Palkkakalenterin vaihe
table-payroll-date = Siirretty määräpäivä
table-agency-service = Palveluryhmä
table-agency-system = Järjestelmä
table-system-access = Käyttöoikeus järjestelmään
table-agreement = Sopimus
table-definition-line = Palvelumäärityksen rivi
table-metric = Suoritusmittari
table-service-group = Palveluryhmä
table-work-pair = Työpari
table-absence = Poissaolo
table-employee = Työntekijä
table-team = Tiimi
table-product = Suorite
table-privacy-notice = Tietosuojaseloste
table-retention = Säilytysaika
field-value = Arvo
field-label = Selite
field-author = Kirjoittaja
field-written-on = Kirjoitettu
field-language = Kieli
cli-person-several = Nimi { $name } on useammalla henkilöllä. Käytä ohjelman ikkunaa.
cli-person-left = Nämä tekstit voivat tarkoittaa jotakuta muuta, joten ne jätettiin ennalleen:
cli-person-perhaps = Nämä tekstit voivat tarkoittaa henkilöä:
table-metric-result = Mittarin tulos
table-boundary-condition = Reunaehto
table-unit-price = Yksikköhinta
table-applied-agreement = Sovellettava sopimus
table-planned-change = Tuleva muutos
table-feedback = Palaute
upkeep-missing = Puuttuvat tiedot
upkeep-waiting = Tarkistettavat
upkeep-doubts = Korjauspyynnöt
upkeep-duties = Tietovastuut
upkeep-whose = Kenen
upkeep-all = Kaikki
upkeep-mine = Omat
upkeep-still-true = Pitää paikkansa
upkeep-no-longer = Ei pidä paikkaansa…
upkeep-all-true = Kaikki pitää paikkansa
upkeep-no-longer-true = Ei pidä paikkaansa…
upkeep-corrected = Korjattu
upkeep-verified = tarkistettu { $date }
upkeep-never = ei ole tarkistettu
upkeep-unverified-months = tarkistamatta { $months } kk
upkeep-verified-ago = tarkistettu { $date }, { $months } kk sitten
upkeep-changed = muutettu { $date }
upkeep-year-verified = vuosi { $year } tarkistettu { $date }
upkeep-year-never = vuosi { $year } tarkistamatta
upkeep-oldest = vanhin tarkistus { $date }
upkeep-raised = pyydetty { $date }
upkeep-was-corrected = korjattu { $date }
upkeep-was-true = piti paikkansa { $date }
upkeep-owner = vastaa { $name }
upkeep-nobody = ei kukaan
upkeep-characteristic = Erityispiirre
upkeep-raise = Ei pidä paikkaansa
upkeep-about = Mitä asia koskee
upkeep-which = Tarkemmin
upkeep-whole-group = koko kohta
upkeep-what = Mikä on vialla
upkeep-goes-to = Pyyntö menee vastaavalle: { $name }.
upkeep-settled = Käsitelty 30 päivän aikana
upkeep-doubts-none = Ei avoimia korjauspyyntöjä
upkeep-doubts-none-help = Kuka tahansa voi ilmoittaa viraston kortilla, että jokin tieto ei pidä paikkaansa (Ctrl+Vaihto+T).
upkeep-waiting-none = Kaikki on tarkistettu
upkeep-waiting-none-help = Kun jonkin tiedon tarkistusväli on kulunut, tieto tulee tähän.
upkeep-waiting-help = Pisimpään odottaneet ensin. Jos tieto on ennallaan, yksi painallus riittää.
upkeep-missing-none = Mitään ei puutu
upkeep-missing-none-help = Jokaisen viraston tärkeät tiedot on täytetty.
upkeep-missing-nobody = Ei virastoja
upkeep-missing-not-mine = Sinulla ei ole omia virastoja. Valitse ”Kaikki”, niin näet koko yksikön.
upkeep-missing-help = Kirjoita puuttuva tieto soluun; sarkain vie seuraavaan puutteeseen. Enter avaa viraston tiedoista kohdan, joka täytetään siellä.
upkeep-complete = Tiedot kunnossa: { $complete } / { $all } virastoa.
upkeep-choose-section = Siirry ensin sarkaimella kohtaan, jonka tarkistit.
upkeep-nothing-to-verify = Tämä on jo tarkistettu, tai tarkistettavaa ei ole.
upkeep-archived = Päättyneen asiakkuuden tietoja ei tarkisteta.
command-still-true = Merkitse kohta tarkistetuksi: pitää paikkansa
command-no-longer-true = Ilmoita, että tieto ei pidä paikkaansa…
gap-reach = Yhteyshenkilön numero tai osoite
gap-pay-group = Palkkaryhmä
gap-logo = Logo
gap-count = Puutteita
gap-closed = kunnossa
gap-employee-unknown = Kirjoita työkaverin nimi tai sen alkua niin paljon, että se sopii vain yhteen.
gap-contact-unknown = Kirjoita jonkin viraston yhteyshenkilön nimi tai sen alku.
gap-language-unknown = Kirjoita suomi, ruotsi tai englanti.
duty-group = Tieto
duty-source = Mistä tieto saadaan
duty-source-fi = Mistä tieto saadaan, suomeksi
duty-source-sv = Mistä tieto saadaan, ruotsiksi
duty-source-en = Mistä tieto saadaan, englanniksi
duty-collector = Kerää
duty-updater = Päivittää
duty-owner-changes = { $now }, { $day } alkaen { $next }
duty-owner = Vastaa
duty-all-three = Kerää, päivittää ja vastaa
duty-interval = Väli
duty-interval-months = Tarkistusväli kuukausina
duty-months = { $months } kk
duty-responsible = vastuuhenkilö
duty-edit = Muokkaa tietovastuuta
duty-new = Viraston oma tietovastuu
duty-add = Lisää viraston poikkeus…
duty-remove = Poista poikkeus
duty-all = Kaikki virastot, joilla ei ole omaa poikkeusta
duty-twice = Virastolla on jo oma tietovastuu tästä.
duty-yearly = Luvut tarkistetaan kerran: tämän verran kuukausia vuoden päättymisen jälkeen.
duty-printed = Tilanne { $date }
upkeep-duties-help = Jokaisen on hyvä tuntea nämä: mistä tieto saadaan, kuka sen kerää ja päivittää, kuka siitä vastaa ja kuinka usein se tarkistetaan.
upkeep-duties-save = Tallenna tulostettavaksi…
toast-open-file = Avaa
upkeep-count-overdue = { $count ->
    [one] { $count } tarkistus myöhässä
   *[other] { $count } tarkistusta myöhässä
}
upkeep-count-doubts = { $count ->
    [one] { $count } korjauspyyntö
   *[other] { $count } korjauspyyntöä
}
merge-prices = { $count ->
    [one] { $count } yksikköhinta
   *[other] { $count } yksikköhintaa
}
table-handover = Siirto sijaiselle
table-open-matter = Avoin asia
table-data-duty = Tietovastuu
table-doubt = Korjauspyyntö
due-copies = Nämä varmuuskopiot on tehty ennen poistoa ja voivat sisältää poistetut tiedot: { $names }. Poista kopiot, kun et enää tarvitse niitä.
due-copies-none = Tiedoston vieressä ei ole varmuuskopioita. Muualla olevia kopioita ohjelma ei tunne.




# Systems and access of an agency
system = Järjestelmä
systems = Järjestelmät ja käyttöoikeudet
systems-none = Viraston järjestelmiä ei ole vielä kirjattu. Lisää ne, niin näet heti, keneltä käyttöoikeus puuttuu.
systems-help = Rasti tarkoittaa, että henkilöllä on käyttöoikeus järjestelmään tämän viraston asioissa.
system-add = Lisää järjestelmä…
system-edit = Muokkaa järjestelmää
system-delete = Poista järjestelmä
system-new = uusi järjestelmä
system-new-help = Järjestelmä lisätään luetteloon, josta sen voi valita muillekin virastoille.
system-purpose = Käyttötarkoitus
system-missing = Valitse järjestelmä.
system-twice = Järjestelmä on virastolla jo käytössä näinä päivinä.
system-over = Ei enää käytössä: { $name }, { $period }
access = Käyttöoikeus
access-missing = puuttuu
access-other = muu
access-show-also = Näytä myös
field-active = Työskentelee ryhmässä
field-system = Järjestelmä
field-purpose = Käyttötarkoitus
field-employee = Henkilö
field-agency-system = Järjestelmä
field-first = Työparin ensimmäinen henkilö
field-second = Työparin toinen henkilö
field-last-day = Viimeinen päivä
field-first-day = Ensimmäinen päivä
role-pair = Työpari

# Staff
staff-add-first = Lisää ensimmäinen työntekijä…
staff-share = Työaika-%
staff-responsible = Vastuulla
staff-deputy = Sijaisena
staff-show-gone = Näytä myös lähteneet ({ $count })
staff-leaving-on = lähtee { $date }
staff-left-on = lähti { $date }
staff-away-until = poissa { $date }{"\u00A0"}asti
staff-come-back = Palauta ryhmään
staff-open-person = Avaa henkilön sivu
staff-members = { $count ->
    [one] { $count } henkilö
   *[other] { $count } henkilöä
}
staff-login-taken = Sama käyttäjätunnus on jo henkilöllä { $name }. Silloin ohjelma ei tunnistaisi kumpaakaan.
teams = Tiimit
teams-none = Tiimejä ei ole vielä. Tiimin jäsenet sijaistavat toisiaan, jos muita ei ole.
team-delete = Poista tiimi
service-groups-none = Palveluryhmiä ei ole vielä.
service-group-add = Lisää palveluryhmä…
service-group-edit = Muokkaa palveluryhmää
service-group-delete = Poista palveluryhmä
service-group-used = Palveluryhmä on käytössä
pairs = Työparit
pairs-none = Työpareja ei ole. Työparin henkilöt sijaistavat toisiaan, kun virastolla ei ole omaa sijaista.
pairs-none-of-person = Ei työparia
pair-add = Lisää työpari…
pair-edit = Muokkaa työparia
pair-end = Päätä työpari
pair-delete = Poista työpari
pair-help = Työparin henkilöt sijaistavat toisiaan, kun virastolla ei ole omaa sijaista.
pair-first = Henkilö
pair-second = Työpari
pair-dates-help = Tyhjä viimeinen päivä tarkoittaa, että työpari jatkuu toistaiseksi.
pair-who-missing = Valitse molemmat henkilöt.
pair-of-one = Työparissa on kaksi eri henkilöä.
pair-twice = Samat henkilöt ovat jo työpari näinä päivinä.
person-data = Tiedot
person-absences = Tulevat poissaolot
person-absences-none = Poissaoloja ei ole merkitty.
person-agencies = Virastot tänään
person-agencies-none = Ei virastoja tänään.
person-responsible = Vastuulla ({ $count })
person-deputy = Sijaisena ({ $count })
person-history = Aiemmat ja tulevat vastuut
person-over = päättynyt
person-access = Käyttöoikeudet järjestelmiin
person-access-none = Käyttöoikeuksia ei ole kirjattu.
person-access-lacking = { $agency }: käyttöoikeus puuttuu ({ $systems })

# Leaving
leaving = Lähtee ryhmästä…
leaving-title = { $name } lähtee
leaving-help = Vastuut siirtyvät uusille vastuuhenkilöille ja sijaisille viimeistä päivää seuraavana päivänä. Kaikki tallennetaan yhtenä muutoksena, jonka voi kumota.
leaving-last-day = Viimeinen päivä
leaving-day-missing = Kirjoita viimeinen päivä.
leaving-nothing = { $name }: viimeisen päivän jälkeen ei ole mitään siirrettävää.
leaving-nobody = ei kukaan
leaving-nobody-after = Ei ketään { $date } alkaen
leaving-lacks-access = { $name }: käyttöoikeus puuttuu ({ $systems })
leaving-give-access = Merkitse käyttöoikeus { $date } alkaen
leaving-new-pair = Uusi työpari
leaving-pair-ends = jää ilman työparia
leaving-ends = Päättyy samalla
leaving-matters-help = Nämä asiat näkyvät lähdön jälkeen viraston vastuuhenkilölle. Anna ne muulle viraston kortilla, jos joku muu hoitaa ne.
leaving-accesses = { $count ->
    [one] { $count } käyttöoikeus päättyy { $date }: { $systems }
   *[other] { $count } käyttöoikeutta päättyy { $date }: { $systems }
}
leaving-absences = { $count ->
    [one] { $count } poissaolo viimeisen päivän jälkeen poistuu tai lyhenee
   *[other] { $count } poissaoloa viimeisen päivän jälkeen poistuu tai lyhenee
}

# Duties and accounts
leaving-duties = Vastaa tiedoista
leaving-duty-responsible = viraston vastuuhenkilö
leaving-duty-owner = Uusi vastaava
leaving-duty-everywhere = kaikki virastot
leaving-duty-until = Tiedoista vastaa { $day } asti lähtijä ja sen jälkeen tässä valittu.
leaving-duty-at-once = Tiedoista vastaava vaihtuu heti, koska viimeinen päivä on jo mennyt.

# What if
what-if = Mitä jos
what-if-help = Kokeile muutoksia ennen kuin päätät. Kokeilu on vain sinun koneellasi, eikä se muuta kortistoa ennen kuin toteutat sen.
what-if-name-of = Kokeilu { $number }
what-if-which = Kokeilu
what-if-name = Nimi
what-if-date = Mistä päivästä
what-if-against = Vertaa
what-if-now = nykytilaan
what-if-new = Uusi kokeilu
what-if-copy = Kopioi kokeilu
what-if-drop = Poista kokeilu
what-if-drop-ask = Poistetaanko { $name }? Poistoa ei voi kumota.
what-if-drop-yes = Poista
what-if-carry-out = Toteuta…
what-if-unknown-loads = { $count ->
    [one] { $count } viraston kuormaa ei tiedetä, koska siltä puuttuu lukuja: { $names }. Puuttuva on merkitty luvun perään, ja ehdotuksissa virasto lasketaan keskimääräisenä, { $load } htv.
   *[other] { $count } viraston kuormaa ei tiedetä, koska niiltä puuttuu lukuja: { $names }. Puuttuva on merkitty luvun perään, ja ehdotuksissa virastot lasketaan keskimääräisinä, { $load } htv kukin.
}
what-if-partial-loads = { $count ->
    [one] { $count } viraston kuorma ei ole kokonainen, koska siltä puuttuu normeja tai suoritemääriä: { $names }.
   *[other] { $count } viraston kuorma ei ole kokonainen, koska niiltä puuttuu normeja tai suoritemääriä: { $names }.
}
what-if-past = Valitse tämä päivä tai myöhempi.
what-if-proposal-unplaced = Näillä ehdoilla ilman tekijää jää { $names }.
what-if-why-no-access = käyttöoikeus puuttuu
what-if-why-above = nousee yli 15 % keskiarvon yläpuolelle, koska kukaan muu ei voi ottaa virastoa
what-if-worse-of-old = { $agency }: { $name } on tuntenut viraston, mutta ei tiedetä, mistä lähtien
what-if-worse-written-of-old = { $count ->
    [one] { $agency }: { $name } on tuntenut viraston, mutta ei tiedetä, mistä lähtien, ja on kirjoittanut { $count } erityispiirteen
   *[other] { $agency }: { $name } on tuntenut viraston, mutta ei tiedetä, mistä lähtien, ja on kirjoittanut { $count } erityispiirrettä
}
what-if-carry-out-idle = Jää pois: tätä ei voi enää tehdä tai se on jo tehty.
what-if-carry-out-stale = Nyt { $has }, kokeiltaessa { $had }.
what-if-carry-out-all-the-same = Toteuta myös ne, joissa tilanne on muuttunut kokeilun jälkeen
what-if-carry-out-ask = Tilanne on muuttunut kokeilun jälkeen. Tarkista merkityt vaiheet ja vahvista ne.
what-if-not-kept = Kokeilua ei saatu talteen tälle koneelle.
    .safe = Kortiston tiedot ovat tallessa, ja kokeilu säilyy, kunnes suljet ohjelman.
    .next = Tarkista, että levyllä on tilaa. Kokeilu tallennetaan uudelleen, kun seuraavan kerran muutat sitä.
next-year-ends = { $count ->
    [one] Lasketaan nollana, koska asiakkuus päättyy ennen vuotta { $year }: { $names }.
   *[other] Lasketaan nollina, koska asiakkuus päättyy ennen vuotta { $year }: { $names }.
}
next-year-ends-on = Asiakkuus päättyy { $date }
next-year-part = Vajaat asiakasvuodet eivät ole mukana: { $years }
next-year-whole-out = Jätetty pois: { $names }.
what-if-nobody = ei kukaan
what-if-choose = valitse
what-if-steps = Vaiheet
what-if-steps-none = Lisää vaihe tai pyydä ehdotus. Jokaisen vaiheen voi perua erikseen.
what-if-undo = Peru vaihe: { $step }
what-if-undo-all = Peru kaikki
what-if-step-idle = Tätä ei voi enää tehdä tai se on jo tehty.
what-if-step-move = { $agency }: vastuu siirtyy, { $from } → { $to }
what-if-step-deputy = { $agency }: sijaiseksi { $to }
what-if-step-add = Uusi henkilö: { $name }, työaika { $share }{"\u00A0"}%
what-if-step-remove = { $name } lähtee
what-if-step-share = { $name }: työaika { $before }{"\u00A0"}% → { $share }{"\u00A0"}%
what-if-step-join = Uusi asiakasvirasto: { $agency }, { $load } htv
what-if-step-leave = { $agency } ei ole enää asiakas
what-if-try = Kokeile muutosta
what-if-kind = Mikä muuttuu
what-if-kind-move = Vastuuhenkilö vaihtuu
what-if-kind-deputy = Sijainen vaihtuu
what-if-kind-share = Työaika muuttuu
what-if-kind-add = Uusi henkilö tulee
what-if-kind-remove = Henkilö lähtee
what-if-kind-join = Uusi virasto tulee asiakkaaksi
what-if-kind-leave = Virasto lähtee
what-if-add = Lisää vaihe
what-if-to = Kenelle
what-if-person = Henkilö
what-if-share = Työaika
what-if-new-name = Nimi tai tehtävä
what-if-new-agency = Viraston nimi
what-if-load = Kuorma, htv
what-if-any-language = ei sovittu
what-if-city = Kaupunki
what-if-proposal = Ehdotus
what-if-proposal-help = Enintään kolme siirtoa, jotka tasaavat kuormaa eniten. Palvelukieli pitää, eikä työpari saa toistensa virastoja.
what-if-proposal-access = Myös niille, joilta käyttöoikeus puuttuu
what-if-propose = Ehdota siirtoja
what-if-proposing = Ehdotusta lasketaan
what-if-proposal-stop = Keskeytä
what-if-proposal-none = Mikään siirto ei tasaisi kuormaa merkittävästi näillä ehdoilla.
what-if-proposal-found = { $count ->
    [one] { $count } siirto: hajonta { $before } → { $after } htv
   *[other] { $count } siirtoa: hajonta { $before } → { $after } htv
}
what-if-proposal-take = Kokeile siirtoa
what-if-proposal-take-all = Kokeile kaikkia
what-if-proposal-taken = Mukana kokeilussa
what-if-why-load = { $load } htv
what-if-why-pace = { $name } { $before } → { $after }
what-if-why-deputy = on jo sijainen
what-if-why-knows = on hoitanut virastoa
what-if-why-team = sama tiimi
what-if-why-language = osaa palvelukielen
what-if-why-access = käyttöoikeudet kunnossa
what-if-sides = Ennen ja jälkeen
what-if-sides-help = Henkilötyövuosia työaikaan suhteutettuna: osa-aikaisen kuorma on laskettu kokoaikaiseksi. Pystyviiva on keskiarvo, täytetty palkki on muuttunut.
what-if-before = Ennen
what-if-after = Jälkeen
what-if-agencies = Virastoja
what-if-balance = { $side }: keskiarvo { $mean } htv, hajonta { $deviation } htv, pienin { $least } ja suurin { $most }
what-if-nobodys = Ilman vastuuhenkilöä on { $load } htv.
what-if-nothing-moves = Kokeilu ei muuta mitään: kaikki on jo näin.
what-if-bar = { $pace } htv kokoaikaisena, { $load } htv työajalla { $share }{"\u00A0"}%, keskiarvo { $mean }, sijaisena { $deputy } virastossa
what-if-not-there = ei ole ryhmässä
what-if-moved = Siirtyvät virastot
what-if-moved-help = Tulosta luovutusta varten kaikki, mitä virastosta tiedetään.
what-if-print = Tulosta luovutukseen
what-if-worse = Mikä heikkenee
what-if-worse-none = Mikään ei heikkene: kieli, käyttöoikeudet, työparit, kaupungit ja kokemus pysyvät.
what-if-lost = Kokemusta menetetään yhteensä { $years } vuotta.
what-if-worse-no-responsible = { $agency }: ei vastuuhenkilöä
what-if-worse-no-deputy = { $agency }: ei sijaista
what-if-worse-language = { $agency }: { $name } ei palvele kielellä { $language }
what-if-worse-access = { $agency }: { $name }, käyttöoikeus puuttuu ({ $systems })
what-if-worse-pair = { $agency }: vastuuhenkilö { $one } ja sijainen { $other } ovat työpari, joten kolmatta tuuraajaa ei ole
what-if-worse-city = { $agency }: palvelupaikka vaihtuu, { $from } → { $to }
what-if-worse-experience = { $agency }: { $name } tuntee viraston { $years } vuotta pidempään
what-if-worse-written = { $count ->
    [one] { $agency }: { $name } tuntee viraston { $years } vuotta pidempään ja on kirjoittanut { $count } erityispiirteen
   *[other] { $agency }: { $name } tuntee viraston { $years } vuotta pidempään ja on kirjoittanut { $count } erityispiirrettä
}
what-if-worse-above = { $name } oli alle keskiarvon ja nousee yli 15 % sen yläpuolelle ({ $pace } htv)
what-if-carry-out-title = Toteuta: { $name }
what-if-carry-out-help = Vastuut päättyvät ja alkavat valittuna päivänä. Kaikki tallennetaan yhtenä muutoksena, jonka voi kumota.
what-if-carry-out-save = Toteuta
what-if-carry-out-access = Merkitse uusille vastuuhenkilöille ja sijaisille puuttuvat käyttöoikeudet
what-if-carry-out-shares = Työaika muuttuu kortistossa heti tallennettaessa.
what-if-carry-out-move = { $agency }: vastuuhenkilöksi { $to }
next-year = Ensi vuosi
next-year-help = Mihin menneiden vuosien luvut viittaavat vuonna { $year }. Kesken olevaa vuotta ei lasketa mukaan.
next-year-chart-of = Kaavio
next-year-all = kaikki virastot
next-year-expected = { $year } odotettu
next-year-low = { $year } vähintään
next-year-high = { $year } enintään
next-year-band = Vaihteluväli
next-year-limits = Sovitut rajat
next-year-lowest = Sovittu alaraja
next-year-highest = Sovittu yläraja
next-year-note = Huomattavaa
next-year-too-few = Liian vähän vuosia: { $count }, tarvitaan { $least }
next-year-how = Suora viiva { $years } vuoden luvuista, muutos vuodessa { $each }. Kahdeksassa tapauksessa kymmenestä luku osuu vaihteluväliin, jos kehitys jatkuu entisellään.
next-year-whole = { $count ->
    [one] Mukana on { $count } virasto, jolta on luku vuosilta { $years }.
   *[other] Mukana on { $count } virastoa, joilta on luku vuosilta { $years }.
}
next-year-outside = Ylittää tai alittaa sovitun rajan
next-year-at-risk = Sovittu raja on vaihteluvälin sisällä
next-year-planned = Tulevat muutokset mukana: { $figure }
next-year-planned-text = Tulossa: { $text }
operation-scenario-carried-out = Kokeilu toteutettu
work-proposal = ehdotuksen laskeminen
work-past = historian lukeminen
work-aside = kansion tai tiedoston tarkistaminen
work-backups = varmuuskopioiden käsittely
account-other-times = Aiemmin ja tulossa

# Who sits here
who-title = Kuka olet?
who-help = Käyttäjätunnus { $login } ei kuulu vielä kenellekään. Valitse itsesi, niin muutokset kirjataan nimelläsi.
who-nobody = Kukaan ei vastaa hakua.
who-not-listed = En ole luettelossa
who-add-me = Lisää minut…
who-later = Kysy myöhemmin
who-welcome = Tervetuloa, { $name }
settings-who = Kuka olet
settings-who-me = Ohjelma tuntee sinut nimellä
settings-who-unknown = ei tunnista
settings-who-login = Käyttäjätunnus tällä koneella: { $login }
settings-who-ask = Valitse, kuka olet…

# Import

place-import = Tuonti
operation-contacts-imported = Yhteyshenkilöitä tuotu
undo-kept = Sen jälkeen muutetut tiedot jäivät ennalleen: { $names }
import-intro = Ennen tallennusta näet rivi riviltä, mitä lisätään ja mitä muuttuu. Tuonti ei poista eikä tyhjennä mitään, ja sen voi kumota kokonaisena.
import-formats = Excel (xlsx, xls), LibreOffice (ods), csv tai käyntikortit (vcf). Myös Outlookista ja puhelimesta viedyt yhteystiedot käyvät.
import-choose = Valitse tiedosto…
import-choose-other = Valitse toinen tiedosto…
contact-import = Tuo yhteystietoja…
import-logos = Logot
import-logos-text = PNG, JPEG, WebP, BMP, GIF tai SVG. Logon voi vaihtaa myös viraston kortilla tai pudottamalla kuvan ikkunaan.
import-logo-choose = Valitse kuva…
file-kind-contacts = Yhteystiedot
import-reading = Luetaan tiedostoa { $name }
import-agency = Mihin virastoon
import-agency-as-written = Tiedoston mukaan
import-agency-choose = Valitse virasto
import-sheet = Taulukko
import-sheet-hidden = { $name } (piilotettu)
import-hidden-rows = Jätä piilotetut rivit pois ({ $count })
import-cli-hidden-rows = Tiedostossa on piilotettuja rivejä: { $rows }. Valitsin --skip-hidden jättää ne pois.
import-sheets-unread = Näitä taulukkoja ei luettu: { $names }. Yhdestä tiedostosta luetaan enintään 100 taulukkoa ja kustakin enintään 50 000 riviä ja 256 saraketta. Jaa tiedosto pienempiin osiin tai poista tarpeettomat taulukot, rivit ja sarakkeet.
import-cli-hidden-sheets = Piilotettuja taulukoita ei otettu mukaan: { $names }
import-separator = Erotin
import-separator-semicolon = Puolipiste ;
import-separator-tab = Sarkain
import-separator-comma = Pilkku ,
import-separator-bar = Pystyviiva |
import-heading = Otsikkorivi
import-heading-row = Rivi { $row }: { $text }
import-heading-none = Ei otsikkoriviä
import-columns-known = Sarakkeet: { $known } / { $all } tunnistettu
import-column = Sarake { $name }
import-column-none = Ei tuoda
import-columns-left = Näissä sarakkeissa on numeroita tai osoitteita, joita ei tuoda: { $columns }
import-field-name = Nimi (etunimi sukunimi)
import-field-first-name = Etunimi
import-field-last-name = Sukunimi
import-field-work-phone = Työpuhelin
import-field-mobile-phone = Matkapuhelin
import-field-home-phone = Kotipuhelin
import-field-label = Seuraavan numeron tai osoitteen laji
import-field-agency = Virasto
import-label-work = työ
import-label-mobile = matkapuhelin
import-label-home = koti
import-no-name-column = Valitse, missä sarakkeessa nimet ovat.
import-no-agency = Valitse, minkä viraston yhteyshenkilöitä nämä ovat.
import-preview = Esikatselu
import-row = Rivi { $row }, { $name }
import-card = Kortti { $row }, { $name }
import-nameless = nimetön
import-new = Uusi
import-changed = Muuttuu
import-same = Ennallaan
import-refused = Ei voi tuoda
import-ambiguous = Valitse, kuka
import-count-new = Uusia { $count }
import-count-changed = Muuttuu { $count }
import-count-same = Ennallaan { $count }
import-count-refused = Ei voi tuoda { $count }
import-count-ambiguous = Valittava { $count }
import-count-left-out = Jätetty pois { $count }
import-column-outcome = Mitä tapahtuu
import-column-taken = Mukana
import-column-remarks = Huomattavaa
import-taken = Kyllä
import-left-out = Ei
import-take = Otetaan mukaan tuontiin
import-who = Kuka tämä on?
import-answers-to = Numero, osoite tai nimi on jo kortistossa: { $names }.
import-who-new = Uusi henkilö
import-add-roles = Lisää puuttuvat roolit luetteloon
import-do = { $count ->
    [one] Tuo { $count } yhteyshenkilö
   *[other] Tuo { $count } yhteyshenkilöä
}
import-nothing = Tiedostossa ei ole uutta tuotavaa
import-done = { $count ->
    [one] { $count } yhteyshenkilö tuotiin
   *[other] { $count } yhteyshenkilöä tuotiin
} tiedostosta { $name }
import-done-parts = Uusia { $new }, muuttuneita { $changed }, ennallaan { $same }, hylättyjä { $refused }, valitsematta { $ambiguous }, pois jätettyjä { $left }.
import-show = Näytä { $name }
import-overtaken = Joku muu tallensi yhteystietoja samaan aikaan. Mitään ei vielä tuotu. Esikatselu on laadittu uudelleen: katso se läpi ja tuo sitten.
import-name-missing = Nimi puuttuu.
import-name-too-long = Nimen paikalla on liian pitkä teksti.
import-agency-missing = Rivillä ei ole virastoa.
import-agency-unknown = Virastoa { $text } ei ole kortistossa.
import-agency-several = Nimellä { $text } on useampi virasto.
import-agency-by-identifier = Nimellä { $text } ei ole virastoa, ja rivin tunniste on toisen viraston. Useampi virasto voi käyttää samaa Y-tunnusta, joten mitään ei valittu.
import-is-group = Tämä on ryhmä eikä henkilö. Jäsenillä on omat korttinsa.
import-is-organisation = Tämä on organisaatio eikä henkilö.
import-is-thing = Tämä on paikka tai laite eikä henkilö.
import-is-section = Rivi kertoo, minkä viraston henkilöitä alla olevat ovat.
import-is-headings = Rivillä ovat otsikot uudelleen.
import-is-nothing = Tuotavissa sarakkeissa ei ole tällä rivillä mitään.
import-personal-code = Rivillä näyttää olevan henkilötunnus.
import-doubtful-phone = Tarkista puhelinnumero { $text }.
import-doubtful-email = Tarkista sähköpostiosoite { $text }.
import-not-reached = Tämä ei ole numero eikä osoite ja jää pois: { $text }
import-destroyed = Taulukkolaskentaohjelma on muuttanut puhelinnumeron muotoon { $text }, ja osa numeroista on kadonnut. Puhelinnumero jää pois.
import-degree = Nimen jäljestä jää pois: { $text }
import-undecoded = Osaa kirjaimista ei voitu lukea. Niiden kohdalla on kysymysmerkki.
import-inner-card = Kortin sisällä on toinen kortti, joka jää pois: { $text }
import-endless = Kortti loppuu kesken. Siitä voi puuttua tietoja.
import-one-too-many = Henkilöllä on jo niin monta numeroa ja osoitetta, että tämä jää pois: { $text }
import-switchboard = Numero voi olla viraston vaihde: { $text }
import-unknown-language = Kieli jää pois: { $text }
import-unknown-role = Roolia ei ole luettelossa, joten se jää pois: { $text }
import-new-role = Luetteloon lisätään uusi rooli: { $text }
import-shortened = Liian pitkä teksti lyhenee tai jää pois.
import-other-agency = Tiedoston mukaan virasto on { $text }.
import-contradicts = Samasta henkilöstä on aiemmalla rivillä eri tieto, joka jää voimaan.
import-also-at = Sama henkilö on yhteyshenkilönä myös: { $text }.
import-missing = Tiedostoa { $about } ei löydy.
    .safe = Kortistoon ei ole tehty muutoksia.
    .next = Tarkista, onko tiedosto siirretty, ja valitse se uudelleen.
import-locked = Tiedostoa { $about } ei voi lukea, koska se on auki toisessa ohjelmassa tai sinulla ei ole siihen oikeutta.
    .safe = Kortistoon ei ole tehty muutoksia.
    .next = Sulje tiedosto toisessa ohjelmassa tai kopioi se omaan kansioosi ja yritä uudelleen.
import-unreadable = Tiedostoa { $about } ei saatu luettua levyltä tai verkosta.
    .safe = Kortistoon ei ole tehty muutoksia.
    .next = Kopioi tiedosto omalle koneellesi ja yritä uudelleen.
import-too-large = Tiedosto { $about } on liian suuri tuotavaksi.
    .safe = Kortistoon ei ole tehty muutoksia.
    .next = Jaa se pienempiin osiin tai poista tarpeettomat taulukot ja sarakkeet. Enintään 50 000 riviä ja 256 saraketta luetaan.
import-empty = Tiedosto { $about } on tyhjä.
    .safe = Kortistoon ei ole tehty muutoksia.
    .next = Avaa se ohjelmassa, jolla se on tehty, ja tarkista, että tiedot on tallennettu.
import-unknown-format = Tiedosto { $about } ei ole taulukko eikä käyntikortti.
    .safe = Kortistoon ei ole tehty muutoksia.
    .next = Pyydä yhteystiedot Excel-taulukkona (xlsx), csv-tiedostona tai vCard-käyntikorttina (vcf).
import-password = Tiedosto { $about } on suojattu salasanalla.
    .safe = Kortistoon ei ole tehty muutoksia.
    .next = Tallenna siitä kopio ilman salasanaa ja tuo kopio.
import-broken = Tiedosto { $about } on vioittunut tai vajaa.
    .safe = Kortistoon ei ole tehty muutoksia.
    .next = Avaa se ohjelmassa, jolla se on tehty, tallenna se ja yritä uudelleen.
import-cli-row = { $row } { $name }
import-cli-whose = Kenen yhteyshenkilöitä nämä ovat? Anna viraston lyhenne: --agency LYHENNE. Tiedostossa ei ole viraston saraketta.
import-cli-no-sheet = Tämän nimistä taulukkoa ei ole tiedostossa.
import-cli-no-column = Saraketta { $column } ei ole tiedostossa.
import-cli-ambiguous = useampi henkilö sopii tai numero on toisen nimissä. Valitse ohjelman ikkunassa, kuka tämä on.

# Backups
settings-backups = Varmuuskopiot
backups-help = Ohjelma tekee varmuuskopion, kun tiedosto avataan tai siihen tallennetaan ja edellinen kopio on vanhempi kuin yksikön asetuksissa sanotaan. Viimeisten kahden päivän kopiot säilyvät kaikki. Vanhemmista säilyy kunkin päivän uusin 12 päivältä, kunkin viikon uusin 10 viikolta ja kunkin kuukauden uusin 9 kuukaudelta.
backups-no-file = Varmuuskopioita tehdään vasta, kun tiedosto on tallennettu levylle.
backups-looking = Haetaan varmuuskopioita…
backups-folder = Kansio
backups-now = Varmuuskopioi nyt
backups-check = Tarkista kaikki
backups-open-folder = Avaa kansio
backups-none = Varmuuskopioita ei ole vielä. Voit tehdä ensimmäisen heti painikkeella Varmuuskopioi nyt. Muuten se tehdään viimeistään, kun tiedosto avataan seuraavan kerran.
backups-made = Tehty
backups-size = Koko
backups-holds = Sisältö
backups-kilobytes = { $size } kt
backups-not-looked = Ei tarkistettu
backups-whole = { $count ->
    [one] Ehjä, { $count } virasto
   *[other] Ehjä, { $count } virastoa
}
backups-restore = Palauta…
backups-bad = Vioittunut: { $detail }
backups-checked = tarkistettu { $time }
backups-drilling = Tarkistetaan { $done } / { $all }
backups-drilled = Ohjelma tarkisti kaikki kopiot { $time }. Se tekee sen kerran kuukaudessa.
backups-drilled-asked = Kaikki kopiot tarkistettiin { $time }.
backups-bad-found = Varmuuskopio on vioittunut: { $about }
    .safe = Itse tiedosto ja muut kopiot ovat kunnossa.
    .next = Tee uusi varmuuskopio, ja pyydä IT-tukea tarkistamaan levy. Vioittuneen kopion voi poistaa kansiosta.
cli-no-backups = Varmuuskopioita ei ole.
restore-title = Palautetaanko { $made } tehty varmuuskopio?
restore-text = Tiedot palautetaan sellaisiksi kuin ne olivat tuolloin. Nykyisistä tiedoista tehdään ensin varmuuskopio, ja palautuksen voi kumota. Sen jälkeen pysyvästi poistetut henkilötiedot eivät palaa.
restore-not-supervisor = Palautus koskee koko ryhmän tietoja. Sovi siitä ensin esihenkilön kanssa.
erase-not-supervisor = Poisto on pysyvä ja koskee kaikkia. Sovi siitä ensin esihenkilön kanssa. Se näkyy esihenkilön etusivulla.
restore-scope = Mitä palautetaan
restore-all = Kaikki tiedot
restore-comparing = Verrataan nykyisiin tietoihin…
restore-nothing = Nykyiset tiedot ovat samat kuin varmuuskopiossa. Palautettavaa ei ole.
restore-agencies-back = Virastot, jotka palaavat: { $names }
restore-agencies-gone = Virastot, jotka poistuvat: { $names }
restore-new = { $count } palaa
restore-changed = { $count } muuttuu
restore-gone = { $count } poistuu
restore-do = Palauta
restore-overtaken = Joku tallensi samoja tietoja palautuksen aikana. Mitään ei palautettu. Yritä uudelleen.
toast-backed-up = Varmuuskopio tehty: { $name }
status-no-backup = Varmuuskopiota ei saatu tehtyä
status-copy = Luet kopiota, joka on tehty { $time }
status-copy-leave = Avaa varsinainen tiedosto
reading-copy = Lukukopio tällä koneella
reading-copy-keep = Pidä tällä koneella kopio, jota voi lukea, kun verkkolevy ei toimi
reading-copy-help = Kopiossa ovat kaikki tiedot, ja se on vain sinun kansiossasi. Se päivittyy muutosten jälkeen enintään kerran tunnissa. Poistetun henkilön tiedot häviävät kopiosta, kun se seuraavan kerran päivittyy. Kun otat valinnan pois, kopiot poistetaan.
reading-copy-failed = Kopiota ei saatu tehtyä. Edellinen on tallella.
reading-copy-at = Kopio on tehty { $time }.

# The round

place-round = Kierros
rounds-summary = { $count } / { $all } kierrosta · { $late } myöhässä
rounds-round = Palkkaryhmä ja kausi
rounds-next = Seuraava vaihe
rounds-progress = Tehty
rounds-pair = Työpari
rounds-only-late = Vain myöhässä olevat
rounds-all = Kaikki
rounds-stands-in = { $name } poissa, sijaisena { $there }
rounds-away = { $name } poissa
rounds-help = Välilyönti tai ruudun napsautus kuittaa vaiheen, Enter avaa palkkakalenterin. Muut tilat ovat solun valikossa (Vaihto+F10).
rounds-none = Palkkakierroksia ei ole
rounds-none-help = Kierrokset muodostetaan palkkaryhmistä. Lisää palkkaryhmä viraston palkkakalenteriin.
rounds-nothing = Rajaukseen sopivia kierroksia ei ole
rounds-nothing-help = Muuta rajauksia tai näytä kaikki.
rounds-show-all = Näytä kaikki
month-board = Taulu
month-calendar = Kuukausi
month-list = Luettelo
month-month = Kuukauden päivät
month-summary = { $count ->
    [one] { $count } vaihe
   *[other] { $count } vaihetta
} kuukaudessa · { $late } myöhässä
month-to-today = Tänään
month-which-steps = Näytettävät vaiheet
month-all-steps = Kaikki vaiheet
month-some-steps = Vaiheita { $count } / { $all }
month-busy = Ruuhkapäivä
month-busy-mark = Ruuhkapäivän raja
month-busy-from = Ruuhkapäivä: vähintään { $count } vaihetta
month-busy-never = Ruuhkapäiviä ei merkitä
month-steps = { $count ->
    [one] { $count } vaihe
   *[other] { $count } vaihetta
}
month-more-lines = + { $count } muuta
month-away = { $name } poissa
month-several-away = { $count } poissa
month-nothing = Tälle päivälle ei osu vaiheita.
month-date = Päivä
month-step = Vaihe
month-export = Vie kalenteriin: { $name }…
month-file-name = palkkakierrokset { $name }
month-calendar-name = Palkkakierrokset: { $name }
month-for-one-away = Sijaisena, poissa { $name }
rounds-only-mine = Vain omat
stands-word-late = myöhässä
stands-word-partly = osittain tehty
stands-word-today = tänään
stands-word-coming = tulossa
stands-word-untold = ei tietoa
stands-word-done = tehty
stands-word-not-needed = ei tarvita
round-progress = { $done } / { $all } vaihetta tehty
header-primary = Ensisijainen yhteyshenkilö
header-next = Seuraavaksi
stands-days = { $days } pv
stands-days-late = { $days } pv myöhässä
stands-partly = osittain
stands-partly-late = osittain, +{ $days } pv
stands-today = tänään
stands-today-at = tänään klo { $time } mennessä
stands-untold = ei kuitattu
stands-not-needed = ei tarvita
stands-done-on = tehty { $date }
stands-done-late-on = tehty { $date }, +{ $days } pv
stands-due = määräpäivä { $date }
tick-done = Kuittaa tehdyksi
tick-for = Kuittaa toisen puolesta…
tick-partly = Osittain tehty…
tick-not-needed = Ei tarvita…
tick-write-note = Muistiinpano seuraavalle tekijälle…
tick-back = Peru kuittaus
tick-more = { $what } – muut tilat
tick-done-of = { $what } – kuittaa tehdyksi
tick-state = Tila
tick-state-open = Tekemättä
tick-state-done = Tehty
tick-state-partly = Osittain tehty
tick-state-not-needed = Ei tarvita
tick-employee = Kuka teki
tick-nobody = Ei kukaan meistä
tick-missing = Mitä puuttuu
tick-why = Miksi ei tarvita
tick-reason = Syy
tick-reason-missing = Kerro lyhyesti, mitä puuttuu tai miksi vaihetta ei tarvita.
tick-in-future = Päivä on vasta tulossa. Kuittaa vaihe, kun se on tehty.
tick-note = Muistiinpano seuraavalle tekijälle
tick-ticked-at = Milloin
tick-ticked-by = Kuka kuittasi
tick-for-by = { $name } (kuittasi { $by })
tick-was-done = Oli jo kuitattu: { $what } – { $said }. Ensimmäinen kuittaus jää voimaan.
rule-tick = Kuittauksesta puuttuu päivä tai syy. Muutosta ei tallennettu.
operation-step-ticked = Vaihe kuitattu
operation-step-unticked = Kuittaus peruttu
operation-step-noted = Vaiheen tilaa muutettu
table-round-step = Palkkakierroksen vaihe
table-round-step-kind = Kierroksen vaihe luettelossa
payroll-step = Vaihe
payroll-step-own = Muu vaihe
payroll-timing-never = ei käytössä
merge-ticks = { $count ->
    [one] { $count } kuittaus
   *[other] { $count } kuittausta
}
merge-dates = { $count ->
    [one] { $count } käsin siirretty päivä
   *[other] { $count } käsin siirrettyä päivää
}
merge-timings = { $count ->
    [one] { $count } palkkaryhmän oma ajankohta
   *[other] { $count } palkkaryhmien omaa ajankohtaa
}
merge-metrics = { $count ->
    [one] { $count } mittari
   *[other] { $count } mittaria
}
merge-step-clashes = { $count ->
    [one] Molemmissa vaiheissa on kirjaus { $count } kohdassa
   *[other] Molemmissa vaiheissa on kirjaus { $count } kohdassa
}
merge-step-clashes-help = Valitse, kumman vaiheen kirjaus jää voimaan.
lists-step-known = Tämä vaihe kuuluu ohjelmaan, eikä sitä voi yhdistää toiseen: raportit, määräajat ja mittarit perustuvat siihen. Oman vaiheen voi yhdistää tähän.
lists-steps = Palkkakierroksen vaiheet
lists-step-edit = Muokkaa vaihetta…
lists-step-everywhere = Kaikissa palkkaryhmissä
lists-step-by-group = palkkaryhmän mukaan
lists-step-everywhere-check = Kuuluu kaikkien palkkaryhmien kierroksiin
lists-step-everywhere-help = Palkkaryhmän oma ajankohta korvaa tämän, ja vaiheen voi jättää pois yksittäisestä palkkaryhmästä.
step-done-by = Kuka tekee
step-by-centre = me
step-by-agency = virasto
step-time-of-day = Kellonaika
briefing-ticks = Kuitatut vaiheet
paper-title-rounds = Palkkakierrokset { $date }
paper-rounds = Palkkakierrosten tilanne
today-by-time = klo { $time } mennessä
today-agencies = { $count ->
    [one] { $count } virasto
   *[other] { $count } virastoa
}

# Workbooks
sheet-parent-organisation = Katto-organisaatiot
sheet-branch = Hallinnonalat
sheet-employment-type = Palvelussuhteen lajit
sheet-city = Paikkakunnat
sheet-identifier-kind = Tunnisteiden lajit
sheet-contact-role = Yhteyshenkilöiden roolit
sheet-characteristic-category = Erityispiirteiden aiheet
sheet-service-process = Palveluprosessit
sheet-system = Järjestelmät
sheet-product = Suoritteet
sheet-team = Tiimit
sheet-service-group = Palveluryhmät
sheet-employee = Henkilöstö
sheet-agency = Virastot
sheet-agency-identifier = Tunnisteet
sheet-opening-hours = Aukioloajat
sheet-opening-exception = Poikkeavat aukioloajat
sheet-account-person = Asiakkuuden hoito
sheet-succession = Nimen ja rakenteen muutokset
sheet-assignment = Vastuut
sheet-headcount = Palkansaajien lukumäärät
sheet-volume = Suoritemäärät
sheet-verification = Tarkistukset
sheet-contact = Yhteyshenkilöt
sheet-contact-reach = Yhteystiedot
sheet-contact-in-role = Yhteyshenkilöt rooleittain
sheet-characteristic = Erityispiirteet
sheet-question = Kyselyn kysymykset
sheet-question-round = Kyselykierrokset
sheet-round-question = Kyselykierrosten kysymykset
sheet-answer = Kyselyn vastaukset
sheet-pay-group = Palkkaryhmät
sheet-pay-group-step = Palkkakalenterin vaiheet
sheet-round-step-kind = Palkkakierroksen vaiheet
sheet-round-step = Vaiheiden kuittaukset
column-word = Ohjelman tunnus vaiheelle
column-timing = Ajankohta
sheet-payroll-date = Siirretyt määräpäivät
sheet-agency-service = Palvelut ryhmittäin
sheet-work-pair = Työparit
sheet-absence = Poissaolot
sheet-agency-system = Virastojen järjestelmät
sheet-system-access = Käyttöoikeudet
sheet-agreement = Palvelusopimukset
sheet-definition-line = Palvelumääritys
sheet-metric = Suoritusmittarit
sheet-metric-result = Mittarien tulokset
sheet-boundary-condition = Reunaehdot
sheet-unit-price = Yksikköhinnat
sheet-applied-agreement = Sovellettavat sopimukset
sheet-planned-change = Tulevat muutokset
sheet-feedback = Palautteet
sheet-handover = Siirrot sijaiselle
sheet-open-matter = Avoimet asiat
sheet-data-duty = Tietovastuut
sheet-doubt = Korjauspyynnöt
sheet-privacy-notice = Tietosuojaseloste
sheet-retention = Säilytysajat
workbook-title = Kortiston tiedot
workbook-written = Viety { $day }
workbook-about = Tietoja tiedostosta
workbook-charts = Kaaviot
workbook-logos = Logot
workbook-logo = Logo
workbook-sheet = Taulukko
workbook-rows = Rivejä
workbook-explained-edit = Jokaisella tietolajilla on oma taulukkonsa. Soluja voi muuttaa, rivejä lisätä, järjestää ja suodattaa ja sarakkeita siirtää.
workbook-explained-back = Tiedot saa takaisin kortistoon Tuonti-sivulla. Kortisto näyttää ensin, mitä muuttuisi. Rivin poistaminen täältä ei poista mitään kortistosta.
workbook-explained-hidden = Tyhjät taulukot, kunkin taulukon ensimmäinen rivi ja viimeiset sarakkeet on piilotettu. Niistä Kortisto tunnistaa tiedot, joten jätä ne paikoilleen.
workbook-chart-headcounts = Palkansaajat vuosittain
workbook-chart-volumes = Suoritteet vuosittain
error-workbook-not-made = Excel-tiedostoa ei saatu tehtyä.
    .safe = Kortiston tiedot ovat tallessa.
    .next = Kerro tästä ohjelman ylläpitäjälle: { $about }
workbook-cancelled = Vienti peruttiin.
    .safe = Mitään ei ole muutettu.
    .next = Voit aloittaa sen uudelleen.
import-all-not-ours = Tiedostoa { $about } ei ole viety Kortistosta.
    .safe = Kortistoon ei ole tehty muutoksia.
    .next = Valitse Excel-tiedosto, joka on tehty toiminnolla Vie kaikki. Yhteystiedot ja luvut tuodaan omista kohdistaan.
import-all-newer = Tiedosto { $about } on viety uudemmalla ohjelmaversiolla.
    .safe = Kortistoon ei ole tehty muutoksia.
    .next = Päivitä Kortisto ja tuo tiedosto sitten.
import-agencies-none = Tiedostosta { $about } ei löytynyt virastoja.
    .safe = Kortistoon ei ole tehty muutoksia.
    .next = Tiedostossa voi olla virasto joka rivillä otsikoiden alla tai virasto joka taulukossa, jolloin nimikkeet ovat yhdessä sarakkeessa ja tiedot niiden vieressä.
import-agencies = Virastot
import-agencies-text = Vanha Excel-työkirja, jossa jokaisella virastolla on oma taulukkonsa logoineen, tai luettelo, jossa virasto on joka rivillä (xlsx, xls, ods, csv).
import-agencies-intro = Mukaan tulevat perustiedot, osoitteet, yhteyshenkilöt, vastuuhenkilöt, luvut ja erityispiirteet. Ennen tallennusta näet, mitä lisätään ja muuttuu ja mitä tiedostosta ei tunnistettu.
operation-register-imported = Tiedot tuotu tiedostosta
operation-figures-imported = Luvut tuotu tiedostosta
planned-place = { $sheet }, rivi { $row }
planned-place-cell = { $sheet }, solu { $cell }
planned-row = rivi { $row }
planned-cell = solu { $cell }
planned-change = { $part }: { $before } → { $after }
planned-bad-cell = { $column }: { $why }
planned-no-number = ”{ $text }” ei kelpaa tähän luvuksi.
planned-no-day = ”{ $text }” ei ole päivämäärä.
planned-no-time = ”{ $text }” ei ole kellonaika.
planned-no-flag = ”{ $text }” ei ole kyllä eikä ei.
planned-no-word = ”{ $text }” ei ole mikään näistä: { $offered }.
planned-several = Nimi ”{ $text }” on useammalla.
planned-now-called = Rivi on tuotu aiemmin, ja sen nimi on nyt ”{ $text }”. Mitään ei muuteta. Käytä tiedostossa nykyistä nimeä.
planned-other-key = Rivin avaintietoa (esimerkiksi vuotta) on muutettu: nyt rivi olisi toinen kuin se, joka vietiin. Kirjoita uusi rivi ja jätä vanha ennalleen.
planned-edited-since = Joku on muuttanut tietoa viennin jälkeen, ja sitä on muutettu myös tiedostossa. Mitään ei valittu. Vie tiedot uudelleen tai muuta ne ohjelmassa.
planned-missing = Tieto puuttuu.
planned-copied = Rivi on kopio rivistä { $row }. Kirjoita uusi rivi kopioimatta.
planned-needs = Rivi tarvitsee toisen rivin, jota ei ole tai jota ei voi tuoda: { $column }.
planned-picture = Logon kuvaa ei ole tiedostossa, joten logo jää ennalleen.
planned-left-sheets = Nämä taulukot eivät ole Kortistosta, joten ne jäivät pois: { $names }
planned-left-columns = Näitä sarakkeita ohjelma ei tunne, joten ne jäivät pois: { $names }
planned-missing-sheets = Näitä taulukoita ei ole tiedostossa tai ne ovat liian suuria. Niiden tiedot jäävät ennalleen: { $names }
planned-ambiguous = Epäselvä
planned-overtaken = Joku muu tallensi samoja tietoja samaan aikaan. Mitään ei tuotu. Yritä uudelleen.
column-position = Järjestys
column-merged-into = Yhdistetty tietoon
column-retired-at = Poistettu käytöstä
column-id = Tunnus
column-person = Henkilön sisäinen tunniste
column-record = Tiedon tunnus
column-agency = Virasto
column-agency-logo = Logon tunnus
column-agency-identifier-kind = Tunnisteen laji
column-succession-kind = Muutos
column-succession-predecessor = Edeltäjä
column-succession-former-name-fi = Entinen nimi suomeksi
column-succession-former-name-sv = Entinen nimi ruotsiksi
column-succession-former-name-en = Entinen nimi englanniksi
column-succession-former-abbreviation = Entinen lyhenne
column-opening-hours-weekday = Viikonpäivä (1 = maanantai)
column-field-group = Tietoryhmä
column-contact = Yhteyshenkilö
column-round = Kyselykierros
column-question = Kysymys
column-pay-group = Palkkaryhmä
column-step = Vaihe
column-period = Kausi
column-absence = Poissaolo
column-opened-on = Avattu
column-opened-by = Avaaja
column-source-fi = Mistä tieto saadaan, suomeksi
column-source-sv = Mistä tieto saadaan, ruotsiksi
column-source-en = Mistä tieto saadaan, englanniksi
column-collector = Kerää
column-updater = Päivittää
column-interval-months = Tarkistusväli kuukausina
column-doubt-text = Mikä ei pidä paikkaansa
column-raised-by = Ilmoittaja
column-raised-on = Ilmoitettu
column-doubt-outcome = Lopputulos
column-settled-by = Käsittelijä
column-settled-on = Käsitelty
column-controller = Rekisterinpitäjä
column-privacy-notice-contact = Yhteyshenkilö ja tietosuojavastaava
column-privacy-notice-purpose = Käyttötarkoitus
column-privacy-notice-basis = Käsittelyn peruste
column-content = Mitä tietoja ja kenestä
column-source = Mistä tiedot saadaan
column-recipients = Kenelle tietoja luovutetaan
column-retention = Säilytys
column-rights = Rekisteröidyn oikeudet
column-retention-kind = Mitä säilytetään
column-months = Kuukausina
word-succession-kind-renamed = Nimi muuttui
word-succession-kind-merged = Yhdistyi
word-succession-kind-split = Eriytyi
word-doubt-outcome-corrected = Korjattu
word-doubt-outcome-still-true = Pitää yhä paikkansa
column-opening-hours-opens = Avautuu
column-opening-hours-closes = Sulkeutuu
column-opening-exception-opens = Avautuu
column-opening-exception-closes = Sulkeutuu
figures-sum = Rivi on yhteensä-rivi, joten se jää pois.
figures-year = Vuosi puuttuu tai ei ole väliltä 1990–2100: ”{ $text }”.
figures-type-missing = Palvelussuhteen laji puuttuu.
figures-product-missing = Suorite puuttuu.
figures-type-unknown = Palvelussuhteen lajia ”{ $text }” ei ole luettelossa.
figures-product-unknown = Suoritetta ”{ $text }” ei ole luettelossa.
figures-nearest = Lähin on { $name }.
figures-several = Luettelossa on useampi, jonka nimi on ”{ $text }”.
figures-left-out = Jätetään pois.
figures-basis = Laskentaperustetta ”{ $text }” ei tunneta.
figures-no-number = ”{ $text }” ei ole luku.
figures-not-whole = ”{ $text }” ei ole kokonaisluku.
figures-out-of-range = Luku { $count } on liian pieni tai liian suuri.
figures-contradicts = Rivillä { $row } on samasta asiasta eri luku.
figures-without = Rivejä, joilla ei ole lukuja: { $rows }
figures-sum-columns = Nämä sarakkeet ovat summia tai eroja, joten ne jäivät pois: { $names }
figures-no-map = Valitsinta --map { $text } ei voi käyttää: sellaista saraketta tai nimeä ei ole.
figures-left-sheets = Näissä taulukoissa ei ole lukuja: { $names }
taking-out = Viedään tietoja Excel-tiedostoon…
taking-out-cancel = Peruuta vienti
file-kind-table = Taulukot
file-kind-xlsx = Excel-tiedosto
list-out = Vie…
list-out-xlsx = Excel-tiedostoksi…
list-out-csv = CSV-tiedostoksi…
list-out-copy = Kopioi leikepöydälle
list-copied = { $count ->
    [one] Leikepöydälle kopioitiin yksi rivi otsikoineen
   *[other] Leikepöydälle kopioitiin { $count } riviä otsikoineen
}
list-none-here = Tässä näkymässä ei ole taulukkoa, jonka voisi viedä.
list-rows = Osion rivit
list-next-date = Seuraava päivä
list-late = Myöhässä
list-critical = Kriittisiä
list-important = Tärkeitä
list-stand-in-as = Sijaistaa tehtävässä
list-vouched-on = Tarkistettu
list-vouched-by = Tarkistaja
list-owner = Vastaa
list-told = Havainto
list-day = Päivä
list-time = Kello
list-done = Mitä tehtiin
list-fields = Muutetut tiedot
list-state = Tila
list-step = Vaihe
command-copy-table = Kopioi taulukko otsikoineen
file-kind-csv = CSV-tiedosto
place-address-book = Osoitteisto
book-text = Etsi
book-role = Rooli
book-any = Kaikki
book-mine = Vain omat virastoni
book-copy = Kopioi osoitteet piilokopioon
book-cards = Muihin ohjelmiin…
book-outlook = CSV-tiedosto Outlookiin…
book-vcard-four = Käyntikortit (vCard 4.0)…
book-vcard-three = Käyntikortit vanhemmille ohjelmille (vCard 3.0)…
book-counts = { $count ->
    [one] Yksi yhteyshenkilö, ilman sähköpostiosoitetta { $without }
   *[other] { $count } yhteyshenkilöä, joista ilman sähköpostiosoitetta { $without }
}
book-open = Näytä viraston sivulla
book-none = Yhteyshenkilöitä ei ole kirjattu
book-none-help = Lisää heidät viraston Yhteystiedot-välilehdellä tai tuo heidät tiedostosta.
book-nobody = Kukaan yhteyshenkilö ei vastaa rajausta
book-nobody-help = Muuta rajausta tai näytä kaikki.
book-everybody = Näytä kaikki
file-kind-vcf = Käyntikortit
access-held = on
access-none = ei ole
planned-working = Selvitetään, mitä muuttuisi…
planned-show-same = Näytä myös ennallaan olevat
planned-column-place = Paikka tiedostossa
planned-column-changes = Muutokset ja huomattavaa
planned-column-before = Nyt
planned-column-after = Tuodaan
register-do = { $count ->
    [one] Tuo { $count } rivi
   *[other] Tuo { $count } riviä
}
register-done = { $count ->
    [one] { $count } rivi tuotiin tiedostosta { $name }
   *[other] { $count } riviä tuotiin tiedostosta { $name }
}
figures-do = { $count ->
    [one] Tuo { $count } luku
   *[other] Tuo { $count } lukua
}
figures-done = { $count ->
    [one] { $count } luku tuotiin tiedostosta { $name }
   *[other] { $count } lukua tuotiin tiedostosta { $name }
}
figures-all-sheets = Kaikki, joissa on lukuja
figures-heading-rows = Rivit { $row } ja { $next }: { $text }
figures-choose-columns = Valitse sarakkeista, missä on virasto ja missä luvut.
figures-field-type = Palvelussuhteen laji
figures-field-product = Suorite
figures-field-count = Luvut
figures-not-listed = Ei luettelossa: { $name }
figures-undecided = Valitse, mitä tämä on
figures-undecided-near = Valitse. Lähin on { $name }
figures-add = Lisää luetteloon
figures-add-all = Lisää kaikki luetteloon
figures-more-unknown = { $count ->
    [one] Luettelosta puuttuu vielä 1 muu.
   *[other] Luettelosta puuttuu vielä { $count } muuta.
}
import-figures = Palkansaajien lukumäärät ja suoritemäärät
import-figures-text = Excel (xlsx, xls), LibreOffice (ods) tai csv: joka luku omalla rivillään, tai vuosilla, palvelussuhteilla tai suoritteilla omat sarakkeensa.
import-figures-intro = Ennen tallennusta näet luku luvulta, mitä lisätään ja mitä muuttuu. Tarkistettuihin vuosiin tuonti ei koske, ja sen voi kumota kokonaisena.
import-headcounts-choose = Tuo palkansaajien lukumäärät…
import-volumes-choose = Tuo suoritemäärät…
import-rows = Henkilöstö, erityispiirteet, hinnat ja palkkapäivät
import-rows-text = Excel (xlsx, xls), LibreOffice (ods) tai csv: yksi rivi kullekin työntekijälle, erityispiirteelle, hinnalle tai päivälle.
import-agencies-choose = Tuo virastot…
import-agencies-add = Lisää luetteloihin, mitä niissä ei vielä ole (ministeriöt, suoritteet, omat henkilöt)
import-agencies-whose = Kenen taulukko on { $sheet }
import-agencies-notes = Kirjaa tunnistamattomat tiedot viraston muistiinpanoihin
import-agencies-left-sheets = Näissä taulukoissa ei tunnistettu virastoa, joten ne jäävät pois: { $names }
import-agencies-left-cells = { $count ->
    [one] { $count } tietoa ei tunnistettu. Se jää pois, ja se luetellaan tässä.
   *[other] { $count } tietoa ei tunnistettu. Ne jäävät pois, ja ne luetellaan tässä.
}
import-agencies-left = Ei tunnistettu
import-agencies-picture = Kuva
import-agencies-picture-shared = Sama kuva on useassa taulukossa, joten se ei ole minkään viraston logo.
import-agencies-picture-more = Taulukossa on jo toinen kuva, josta tulee logo.
moving-in = Muutto kortistoon
moving-in-text = Tuo tänne, mitä teillä jo on: vanha työkirja, yhteystietoluettelot, lukutaulukot ja logot.
moving-in-help = Jokaisesta tiedostosta näet ennen tallennusta, mitä siitä tulee. Saman tiedoston voi tuoda uudelleen: mitään ei tule kahteen kertaan.
moving-in-offer = Onko teillä jo työkirja, yhteystietoja tai lukuja? Ne voi tuoda tiedosto kerrallaan tai kokonaisena kansiona.
moving-in-begin = Tuo, mitä teillä on
moving-in-decline = Ei kiitos
moving-in-file = Lisää tiedosto…
moving-in-folder = Lisää kansio…
moving-in-folder-empty = Kohteessa { $name } ei ole tiedostoja, joita voisi tuoda.
moving-in-folder-closed = Kansiota { $name } ei voi avata. Tarkista, että sinulla on siihen oikeus.
moving-in-looking = Selvitetään…
moving-in-waiting = Odottaa
moving-in-previewed = Katsottu, ei tuotu
moving-in-brought = Tuotu
moving-in-left-out = Jätetty pois
moving-in-unreadable = Ei voitu lukea
moving-in-kind = Valitse, mitä tiedostossa on
moving-in-kind-of = Mitä tiedostossa on: { $name }
moving-in-agency-of = Kenen logo: { $name }
moving-in-register = Kortistosta viety työkirja
moving-in-picture = Logo
moving-in-preview = Katso ja tuo…
moving-in-preview-this = Katso ja tuo: { $name }
moving-in-logo = Tuo logoksi
moving-in-logo-this = Tuo logoksi: { $name }
moving-in-leave = Jätä pois
moving-in-leave-this = Jätä pois: { $name }
moving-in-take-back = Ota mukaan
moving-in-take-back-this = Ota mukaan: { $name }
moving-in-parts = Tuotu { $brought }, käsittelemättä { $open }
moving-in-missing = Katso, mitä vielä puuttuu
moving-in-end = Muutto on valmis
moving-in-ended = Muutto on valmis. Tiedostoja voi tuoda alla olevista kohdista milloin vain.
file-kind-moved = Taulukot, käyntikortit ja kuvat
import-employees-choose = Tuo henkilöstö…
import-characteristics-choose = Tuo erityispiirteet…
import-prices-choose = Tuo yksikköhinnat…
import-pay-dates-choose = Tuo palkkapäivät…
rows-no-columns = Valitse, missä sarakkeessa on: { $names }
rows-no-months = ”{ $text }” ei ole kuukausia. Kirjoita numerot, esimerkiksi 1, 6, 12, tai kuukausien nimet.
rows-no-round = ”{ $text }” ei ole palkkaryhmän kausi. Kirjoita kuukausi ja vuosi, esimerkiksi 3/2027.
rows-no-step = Palkkaryhmän kalenterissa ei ole tätä vaihetta.
rows-no-pay-days = Palkkaryhmää ”{ $text }” ei ole, eikä tiedostosta selviä, minä päivänä se maksetaan. Lisää ryhmä ensin viraston palkkakalenteriin.
rows-no-time = Palkanmaksupäivällä ei ole kellonaikaa. Jätä kellonaika tyhjäksi.
rows-no-agreement = Virastolla ei ole tätä sopimusta tai sinä päivänä voimassa olevaa sopimusta.
rows-contradicts = { $count ->
    [one] Rivillä { $rows } on samasta asiasta muuta, joten kumpaakaan ei tuoda.
   *[other] Riveillä { $rows } on samasta asiasta muuta, joten mitään niistä ei tuoda.
}
rows-name-kept = Tiedostossa nimi on ”{ $name }”. Viraston nimi jää ennalleen.
rows-take-names = Ota virastojen nimet tiedostosta
rows-left-sheets = Näitä taulukoita ei luettu: { $names }
rows-not-known = Ei tiedossa: { $kind } { $name }
rows-add = Lisää uutena
rows-add-all = Lisää kaikki uusina
refused-save = Tallenna hylätyt rivit…
refused-file-name = hylätyt rivit
refused-sheet = Hylätyt rivit
refused-reason = Miksi ei tuotu
refused-none = Hylättyjä rivejä ei ole, joten niistä ei tehty tiedostoa.
refused-saved = { $count ->
    [one] { $count } hylätty rivi tallennettiin tiedostoon { $name }
   *[other] { $count } hylättyä riviä tallennettiin tiedostoon { $name }
}
refused-ending = Hylätyt rivit voi tallentaa vain xlsx-tiedostoon, ei tiedostoon, jonka pääte on ”{ $ending }”. Mitään ei tuotu.
import-everything = Kaikki tiedot Exceliin ja takaisin
import-everything-text = Tiedostossa on jokaisella tietolajilla oma taulukkonsa sekä logot ja kaaviot. Muutoshistoria ei tule mukaan. Tiedostoa voi muokata Excelissä ja tuoda takaisin: näet ennen tallennusta, mitä muuttuu.
export-all = Vie kaikki…
import-all-choose = Tuo viety tiedosto…
operation-people = { $count ->
    [one] { $count } yhteyshenkilö
   *[other] { $count } yhteyshenkilöä
}
operation-rows = { $count ->
    [one] { $count } rivi
   *[other] { $count } riviä
}
export-only = Csv-tiedostoon mahtuu yksi taulukko. Lisää --only headcounts tai --only volumes, tai vie xlsx-tiedostoon.
export-ending = Tiedostoa, jonka pääte on ”{ $ending }”, ei voi tehdä. Käytä päätettä xlsx tai csv, yhteystiedoille myös vcf.
export-all-ending = Koko kortiston voi viedä vain xlsx-tiedostoon, ei tiedostoon, jonka pääte on ”{ $ending }”.
import-no-figures = Tiedostosta ei löytynyt virastojen lukuja. Kerro, missä sarakkeessa on virasto ja missä luvut: --map SARAKE=agency ja --map SARAKE=count.
figures-list-count = Lukumäärä
figures-list-note = Huomautus
column-agency-visiting-street = Käyntiosoite
column-agency-visiting-postcode = Käyntiosoitteen postinumero
column-agency-visiting-city = Käyntiosoitteen paikkakunta
column-agency-postal-street = Postiosoite
column-agency-postal-postcode = Postiosoitteen postinumero
column-agency-postal-city = Postiosoitteen postitoimipaikka
planned-nothing-named = Nimellä ”{ $text }” ei löydy mitään.
figures-year-verified = Vuoden { $year } luvut on tarkistettu. Avaa ne ensin korjattaviksi.
# Vioittunut tiedosto
recovered-whole = Kaikki tiedot saatiin talteen: { $rows } riviä.
recovered-rows = Talteen saatiin { $rows } riviä. { $missing ->
    [0] Yhtään riviä ei menetetty.
    [one] Yksi rivi menetettiin.
   *[other] Menetettiin { $missing } riviä.
}
recovered-read = { $count } luettu
recovered-restored = { $count } palautettu historian avulla
recovered-lost = { $count } menetetty
recovered-left-out = { $count } jätetty pois, koska ne kuuluvat menetettyihin tietoihin tai ne on historian mukaan poistettu
recovered-parted = { $count } menetti yhteyden toiseen tietoon
recovered-differing = { $count } poikkeaa historiasta
recovered-log = Historia: { $read } tapahtumaa luettu, { $lost } menetetty, { $emptied } ilman yksityiskohtia
recovered-pictures = Logoja menetetty: { $count }
recovered-unplaced = Rivejä, joista ei tiedetä, mihin ne kuuluvat: { $count }
damaged-title = Tiedosto { $file } on vioittunut
damaged-text = Osaa tiedostosta ei voi enää lukea. Syy on yleensä levyssä, verkkoyhteydessä tai ohjelmassa, joka on kopioinut tiedoston kesken tallennuksen.
damaged-safe = Tiedostoon ei kirjoiteta enää mitään, joten kaikki, mitä siitä voi lukea, säilyy. Myös kirjoittamasi, vielä tallentamaton teksti säilyy.
damaged-next = Ota varmuuskopio käyttöön tai tallenna luettavissa olevat tiedot uuteen tiedostoon. Vioittunut tiedosto jää talteen kummassakin tapauksessa. Pyydä ryhmää olemaan käyttämättä tiedostoa sillä välin.
damaged-no-backups = Varmuuskopioita ei löytynyt kansiosta { $folder }.
damaged-put-back = Ota käyttöön
damaged-putting-back = Otetaan varmuuskopiota käyttöön…
damaged-is-put-back = Varmuuskopio on käytössä. Vioittunut tiedosto on tallessa: { $path }
damaged-is-there-again = Varmuuskopio on käytössä.
damaged-save = Tallenna luettavissa olevat tiedot…
damaged-saving = Luetaan tiedostoa, { $percent }{"\u00A0"}%
damaged-saved = Luettavissa olleet tiedot on tallennettu: { $file }
damaged-then = Tarkista puuttuvat tiedot varmuuskopiosta. Pyydä sitten IT-tukea siirtämään uusi tiedosto vioittuneen paikalle.
damaged-open = Avaa uusi tiedosto
file-name-recovered = { $name }-pelastettu.kortisto

# Missä tiedosto on
read-only-locks = Vain luku: kansion lukitus ei toimi
error-no-locks = Kansion lukitus ei toimi, joten tiedostoon ei voi tallentaa turvallisesti: { $about }
    .safe = Muutosta ei tallennettu. Aiemmin tallennettu on tallessa, ja kirjoittamasi on yhä näkyvissä.
    .next = Siirrä tiedosto verkkolevylle, jonka lukitus toimii, tai pyydä IT-tukea korjaamaan lukitus.
place-locks = Kansion lukitus ei toimi: { $about }
    .safe = Tiedosto on auki vain lukemista varten, jottei kukaan kirjoita toisen muutosten päälle. Aiemmin tallennettu on tallessa.
    .next = Pyydä IT-tukea korjaamaan verkkolevyn lukitus tai siirrä tiedosto toiselle verkkolevylle. Lukitusta kokeillaan uudelleen, kun tiedosto avataan.
place-synced = Tiedosto on kansiossa, jota { $about } kopioi koneelta toiselle.
    .safe = Tallennetut tiedot ovat tallessa tällä koneella. Jos kaksi tallentaa yhtä aikaa, tiedostosta syntyy kaksi eri versiota.
    .next = Siirrä tiedosto ryhmän verkkolevylle, jota mikään ohjelma ei kopioi.
place-copies = Tiedoston vieressä on kopioita, jotka syntyivät, kun kaksi tallensi yhtä aikaa: { $about }
    .safe = Mitään ei ole poistettu. Osa muutoksista voi kuitenkin olla vain kopiossa.
    .next = Avaa kopio, vertaa sitä tähän tiedostoon ja korjaa puuttuvat tiedot. Siirrä tiedosto sitten ryhmän verkkolevylle, jota mikään ohjelma ei kopioi.
place-clock = Tämän koneen kello on eri ajassa kuin tiedosto: tiedoston aika on { $about }.
    .safe = Tallennus toimii, ja muutosten järjestys säilyy oikeana. Muutosten päivät ja kellonajat voivat olla vääriä.
    .next = Tarkista koneen päivä ja kellonaika. Jos ne ovat oikein, pyydä IT-tukea tarkistamaan verkkolevyn kello.
status-locks = Kansion lukitus ei toimi
status-synced = Kansiota kopioidaan koneelta toiselle
status-copies = Tiedostosta on ristiriitaisia kopioita
status-clock = Koneen ja tiedoston kellot eroavat
cli-locks-hold = Kansion lukitus toimii tällä koneella.
settings-locks = Kokeile lukitusta kahdella koneella
settings-locks-help = Kun ryhmä ottaa uuden verkkolevyn käyttöön, kokeile kahdella koneella, estääkö lukitus kahta tallentamasta yhtä aikaa.
locks-meet = Paina samaa painiketta toisella koneella kahden minuutin kuluessa.
locks-hold-together = Kansion lukitus toimii kahden koneen välillä.
locks-nobody = Toinen kone ei tullut mukaan kahdessa minuutissa, joten lukitusta ei kokeiltu.
recovered-beginning = Historian ensimmäinen tapahtuma on menetetty. Aiempia varmuuskopioita ei voi enää verrata uuteen tiedostoon, ja siinä voi olla jälleen henkilöitä, joiden tiedot on poistettu pysyvästi: tarkista ja poista heidän tietonsa uudelleen.
locks-untried = Kansion lukitusta ei voitu kokeilla. Sitä kokeillaan uudelleen, kun tiedosto seuraavan kerran avataan.

# Täsmällisyys mittarina.
agreement-step = Lasketaan kuittauksista
metric-typed = Ei, tulokset kirjataan käsin
metric-measured-help = Tulos on ajallaan tehtyjen osuus (%) vaiheen kuittauksista kaikissa palkkaryhmissä. Sitä ei kirjata käsin, eikä se kerro, kuka kuittasi.
metric-measured-from = Lasketaan kuittauksista: { $step }
metric-measured = Laskettu kuittauksista: { $count } / { $all } ajallaan.
metric-no-ticks = ei kuittauksia
metric-result-of = { $name }, toteuma

# Toistuvat tehtävät ja erillisilmoituksen kuittaus.
recurring-tasks = Toistuvat tehtävät
recurring-round = Toistuvat tehtävät
recurring-none = Toistuvia tehtäviä ei ole. Lisää esimerkiksi verokortit, yleiskorotus, lomarahat tai vuodenvaihteen todistukset.
recurring-add = Lisää toistuva tehtävä…
recurring-edit = Muokkaa toistuvaa tehtävää…
recurring-delete = Poista tehtävä ja sen kuittaukset
recurring-agency = Virasto
recurring-of-all = kaikki virastot
recurring-of-this = tämä virasto
recurring-rule = Milloin
recurring-month = Kuukausi
recurring-often-yearly = vuosittain
recurring-often-monthly = kuukausittain
recurring-often-once = kerran
recurring-yearly = vuosittain { $date } { $to }
recurring-monthly = kuukausittain { $day }. päivä { $to }
recurring-over = ei enää tulossa
tick-payer = Maksaja
tick-of-payer = maksaja { $payer }, yksi kuittaus kaikille ryhmille
table-recurring-task = Toistuva tehtävä
sheet-recurring-task = Toistuvat tehtävät

# Yhteyshenkilöiden päivät.
contact-follows = Päätä: { $name } yhteyshenkilönä { $date }
contact-former = entinen yhteyshenkilö
contact-was-until = yhteyshenkilönä { $date }{"\u00A0"}asti
contact-from-to = { $from }–{ $to }
contacts-former = Entiset yhteyshenkilöt ({ $count })

# Mitä palkansaajien summaan lasketaan.
basis-person-years = Henkilötyövuodet (kokonaisina)
lists-counting = Palkansaajien summassa
counting-counted = lasketaan summaan
counting-of-which = siitä-tieto, ei lasketa
counting-beside = summan lisäksi
import-unknown-day = Päivää ei voi lukea, joten se jää pois: { $text }
import-days-backwards = Viimeinen päivä olisi ennen ensimmäistä, joten päivät jäävät pois.
rule-counted-otherwise = Nämä lasketaan palkansaajien summaan eri tavoin. Valitse ensin asetusten luettelossa molemmille sama laskentatapa.
figures-of-which = siitä { $name }
figures-beside = { $name } (ei summassa)
table-employment-counting = Palvelussuhteen laskentatapa
sheet-employment-counting = Palvelussuhteiden laskenta
operation-answers-imported = Kyselyn vastaukset tuotu tiedostosta
answers-field-question = Kysymys
answers-field-key = Kortiston tunniste
answers-field-said = Kortiston vertailutieto
answers-question-missing = Rivillä ei ole kysymystä.
answers-question-unknown = Kysymystä ”{ $text }” ei ole kortistossa. Kirjoita se niin kuin se on kyselyssä.
answers-question-several = Kysymyksiä, joiden teksti on ”{ $text }”, on useampi.
answers-not-asked = Kysymystä ei esitetä kierroksella { $round }.
answers-round-missing = Yhtään kyselykierrosta ei ole avoinna. Avaa kierros ensin.
answers-round-unknown = Kierrosta ”{ $text }” ei ole kortistossa.
answers-round-several = Kierroksia on useampi. Valitse, mille kierrokselle vastaukset kuuluvat.
answers-round-closed = Kierros { $round } on suljettu, joten siihen ei enää vastata. Jos vastaus on tuotava, avaa kierros ensin uudelleen.
answers-other-file = Riviä ei tunnisteta: se on viety toisesta kortistosta, tai sen kierros, kysymys tai virasto on poistettu.
answers-both = Rivillä on vastaus, ja lisäksi siihen on merkitty, ettei mitään erityistä ole. Jätä niistä toinen.
answers-contradicts = Rivillä { $row } on samaan kysymykseen eri vastaus.
answers-meanwhile = Joku on vastannut kortistossa toisin sen jälkeen, kun lomake vietiin. Mitään ei valittu.
answers-notice-other-file = Lomakkeessa on rivejä, jotka eivät ole tästä kortistosta. Tarkista, että tiedosto ja avoin kortisto kuuluvat yhteen.
answers-notice-closed = Lomake on kierrokselta { $round }, joka on suljettu.
answers-notice-older = Lomake on kierrokselta { $round }, jonka jälkeen on avattu uudempi kierros.
answers-overwrite = Korvaa myös vastaukset, joita on muutettu lomakkeen viennin jälkeen
answers-choose-columns = Valitse sarakkeista, missä on virasto, missä kysymys ja missä vastaus.
answers-all-sheets = Kaikki, joissa on vastauksia
answers-round-choose = Valitse kierros
answers-without = Rivejä, joilla ei ole kysymystä eikä vastausta: { $rows }
answers-none-found = Tiedostosta ei löytynyt kyselyn vastauksia. Kerro, missä sarakkeessa on virasto, missä kysymys ja missä vastaus: --map SARAKE=agency, --map SARAKE=question ja --map SARAKE=answer.
answers-do = { $count ->
    [one] Tuo { $count } vastaus
   *[other] Tuo { $count } vastausta
}
answers-done = { $count ->
    [one] { $count } vastaus tuotiin tiedostosta { $name }
   *[other] { $count } vastausta tuotiin tiedostosta { $name }
}
import-answers = Kyselyn vastaukset
import-answers-text = Kyselystä viety ja täytetty lomake tai oma luettelo, jossa on virasto, kysymys ja vastaus (xlsx, xls, ods tai csv).
import-answers-intro = Ennen tallennusta näet vastaus vastaukselta, mitä lisätään ja mitä muuttuu. Tyhjä solu ei poista vastausta, ja tuonnin voi kumota kokonaisena.
import-answers-choose = Tuo täytetty lomake…
questionnaire-export = Vie täytettäväksi…
questionnaire-export-all = Vie kansioon…
questionnaire-sheet-due = Vastaukset viimeistään { $date }.
questionnaire-sheet-how = Kirjoita keltaisiin soluihin, joiden otsikossa lukee ”kirjoita tähän” tai ”merkitse x”. Muut solut on lukittu. Palauta tiedosto tai paperi täytettynä esihenkilölle.
questionnaire-sheet-help = Ohje
questionnaire-sheet-write = { $name } – kirjoita tähän
questionnaire-sheet-tick = { $name } – merkitse x
questionnaire-sheet-before = Viimeksi ({ $round }):
questionnaire-no-open-round = Yhtään kyselykierrosta ei ole avoinna, joten vietävää ei ole.
questionnaire-not-asked = Henkilöllä { $name } ei ole tällä kierroksella virastoja vastuullaan.
questionnaire-export-ending = Kyselyn voi viedä xlsx-tiedostoon tai kansioon, ei tiedostoon, jonka pääte on ”{ $ending }”.
setting-figures-year = Avattu lukujen vuosi
file-kind-folder = Kansio
picking-this-folder = Valitse tämä kansio
picking-folder = Valitse kansio
picking-folder-name = Kansion nimi tai polku
picking-folder-empty = Kansiossa ei ole muita kansioita.
new-year = Uusi vuosi
new-year-title = Vuoden { $year } luvut
new-year-help = Mitkä vuodet näkyvät, keneltä lukuja odotetaan ja mikä poikkeaa edellisestä vuodesta.
new-year-back = Takaisin lukuihin
new-year-shown = Näkyvät vuodet
new-year-shown-years = Virastojen luvuissa näkyvät vuodet { $from }–{ $to } ja niitä uudemmat, joilta on lukuja.
new-year-calendar = Vuosi avautuu itsestään, kun se on päättynyt. Vuosi { $year } avautui 1.1.{ $next }.
new-year-opened = Vuosi { $year } on avattu, vaikka se ei ole vielä päättynyt.
new-year-open = Avaa vuosi { $year }
new-year-close = Sulje vuosi { $year }
new-year-missing = Keneltä lukuja odotetaan
new-year-delivered = Perillä { $count }
new-year-partly = Osa puuttuu { $count }
new-year-nothing = Ei lukuja { $count }
new-year-progress = Luvut perillä { $done } / { $all } virastosta
new-year-all-in = Kaikki luvut ovat perillä
new-year-all-in-help = Vuodelta { $year } on luku kaikesta, mistä sellainen oli vuodelta { $before }.
new-year-nobody = Vuodelta { $year } ei odoteta lukuja
new-year-nobody-help = Yksikään virasto ei ollut silloin asiakkaana.
new-year-person = Virastoja { $agencies } · puuttuvia lukuja { $figures }
new-year-no-figures = ei lukuja tältä eikä edelliseltä vuodelta
new-year-was = { $subject } ({ $year }: { $count })
new-year-copy = Kopioi luettelo
new-year-mail = Lähetä luettelo sähköpostilla
new-year-save = Tallenna luettelo Exceliin
new-year-save-all = Tallenna kaikkien luettelot kansioon…
new-year-matters = Kirjaa avoimiksi asioiksi
new-year-file = Puuttuvat luvut
new-year-list-title = Puuttuvat luvut vuodelta { $year }
new-year-list-hint = Kirjoita luvut kortistoon tai lähetä ne esihenkilölle. Suluissa on edellisen vuoden luku.
new-year-previous = Edellisen vuoden luku
new-year-findings = Poikkeamat edellisestä vuodesta
new-year-rules = Esiin tulee palkansaajien luku, joka on muuttunut yli { $percent }{"\u00A0"}% ja yli { $heads } henkilöä, suoritemäärä, joka on muuttunut yli { $percent }{"\u00A0"}% ja yli { $volumes } kappaletta, sekä luku, joka oli edellisenä vuonna ja puuttuu nyt.
new-year-nothing-stands-out = Mikään luku ei poikkea edellisestä vuodesta näin paljon.
new-year-column-figure = Mikä luku
new-year-column-rule = Miksi se on tässä
new-year-every-figure = kaikki luvut
new-year-rule-jump-heads = Muuttui yli { $percent }{"\u00A0"}% ja yli { $least } henkilöä
new-year-rule-jump-volumes = Muuttui yli { $percent }{"\u00A0"}% ja yli { $least } kappaletta
new-year-running = Vuosi ei ole vielä päättynyt
new-year-rule-gone = Oli edellisenä vuonna, puuttuu nyt
new-year-rule-agency-gone = Virastolla ei ole yhtään lukua, edellisenä vuonna niitä oli { $count }
