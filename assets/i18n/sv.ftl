# Program
language-name = svenska
save = Spara
cancel = Avbryt
close = Stäng
edit = Redigera…
copy = Kopiera
call = Ring
write-mail = Skriv e-post
open-website = Öppna webbplatsen
nobody = ingen utsedd
edit-named = Redigera: { $name }
remove-line = Ta bort rad { $number }
value-missing = inte känt
edited-on = redigerat { $date }
edited-by = redigerat { $date } · { $who }
period-from = fr.o.m.{"\u00A0"}{ $date }
period-until = t.o.m.{"\u00A0"}{ $date }
file-kind = Kortisto-fil
picking-open = Välj fil: { $kind }
picking-save = Välj var filen ska sparas: { $kind }
picking-why = Datorn har inget fönster för att välja filer, så filen väljs här.
picking-up = Mappen ovanför
picking-name = Filens namn eller sökväg
picking-empty = Mappen innehåller inga sådana filer.
picking-closed = Mappens innehåll kan inte visas.
picking-replaces = Filen med samma namn ersätts.
picking-there = Det finns redan en fil med samma namn. Ange ett annat namn.
picking-replace = Ersätt
picking-open-this = Öppna
drop-register = Öppna filen { $file }
drop-logo = Byt logotyp: { $agency }
drop-contacts-of = Importera kontaktpersoner till { $agency }
drop-contacts = Importera kontaktpersoner från { $file }
drop-no-file = Öppna först en Kortisto-fil. Du kan släppa filen här.
drop-logo-where = Öppna först det ämbetsverk som logotypen hör till och släpp bilden på dess kort.
drop-unknown = Här kan du släppa en Kortisto-fil, en logotyp som bild (på ett ämbetsverks kort) eller kontaktpersoner (vCard, Excel, ODS, CSV).
drop-asking = Svara först på det som är öppet och släpp sedan filen.
drop-one = Släpp en fil i taget.
drop-moved = Lägg till i flytten: programmet berättar för varje fil vad som kommer in
file-kind-picture = Bild
file-kind-png = PNG-bild
file-kind-svg = SVG-bild
file-name-new = service.kortisto
file-name-demo = exempel.kortisto

# Welcome
welcome-tagline = Ämbetsverkens uppgifter på ett ställe, för hela servicegruppen
welcome-open = Öppna en fil…
welcome-open-help = Enhetens gemensamma kortregister på nätverksdisken
welcome-new = Ny fil…
welcome-new-help = Ett tomt kortregister med ministerier och prestationer färdiga
welcome-demo = Prova ett exempel…
welcome-demo-help = En påhittad enhet med 28 ämbetsverk att bekanta sig med
welcome-recent = Senast öppnade
welcome-away = Filen ”{ $file }” kan inte nås just nu
welcome-again = Försök igen
welcome-away-forget = Ta bort ur listan
welcome-read-copy = Läs kopian ({ $time })
welcome-unreached = kan inte nås nu
welcome-forget = Ta bort ur listan: { $file }
opening-file = Öppnar { $file }…

# Navigation and commands
place-agencies = Ämbetsverk
place-staff = Personal
place-history = Historik
place-settings = Inställningar
name-in-finnish = på finska { $name }
name-in-swedish = på svenska { $name }
tabs-more = Mer
tabs-more-name = Övriga flikar
tab-card = Kort
tab-details = Kontaktuppgifter
tab-figures = Siffror
tab-characteristics = Särdrag
command-search = Sök
command-new = Nytt ämbetsverk…
command-edit = Redigera ämbetsverket…
command-correct = Rätta en uppgift…
command-save = Spara
command-undo = Ångra
command-redo = Gör om
command-previous = Föregående ämbetsverk
command-next = Nästa ämbetsverk
command-open = Öppna en fil…
command-close-file = Stäng filen
command-look = Hämta andras ändringar
command-larger = Större
command-smaller = Mindre
command-normal-size = Normal storlek
command-back = Tillbaka
command-help = Hjälp och kortkommandon
correct-which = Vilken uppgift ska rättas?
correct-which-help = Skriv uppgiftens eller personens namn, till exempel ”växel”. Välj med piltangenterna. Enter öppnar fältet.
correct-name = Uppgift
correct-none = Det finns ingen sådan uppgift.
correct-do = Rätta
help-title = Hjälp
help-search = Sök i hjälpen
help-pages = Hjälpens sidor
help-nothing = Orden finns inte i hjälpen. Pröva med ett kortare ord eller en del av det.
help-parts = Programmets delar och deras licenser

# Search and list
search-hint = Sök ämbetsverk, person, nummer
search-results = Sökresultat
search-nothing = Inga träffar. Prova ett kortare sökord.
search-formerly = tidigare { $name }
filters = Filter
filters-set = Filter ({ $count })
list-filter = filtrera…
list-filter-name = Filtrera ämbetsverk
list-scope = Ämbetsverk som visas
list-clients = Kunder
list-mine = Mina
list-archived = Avslutade
list-count = { $count ->
    [one] { $count } ämbetsverk
   *[other] { $count } ämbetsverk
}
list-empty = Här finns inga ämbetsverk ännu.
list-nothing = Inget ämbetsverk motsvarar filtret ”{ $filter }”.
list-clear-filter = Ta bort filtret
list-client-until = kund t.o.m.{"\u00A0"}{ $date }
list-responsible-deputy = { $responsible } · stf. { $deputy }
list-responsible-alone = { $responsible } · ingen ställföreträdare
list-deputy-alone = ingen ansvarig · stf. { $deputy }
list-nobody = ingen ansvarig
agencies-none = Det finns inga ämbetsverk i kortregistret ännu
agencies-none-help = Lägg till det första ämbetsverket. Bara namnet är obligatoriskt, resten kan kompletteras senare.
beginning-staff = Öppna sidan Personal
beginning-me = Lägg till dig själv…
agencies-choose = Välj ett ämbetsverk i listan
agencies-choose-help = Du kan också söka på namn, förkortning eller telefonnummer (Ctrl+F).

# Agency
agency-more = Fler funktioner
menu-logo = Byt logotyp…
menu-remove-logo = Ta bort logotypen
menu-correct = Rätta en uppgift…
menu-duplicate = Gör en kopia…
menu-as-of = Visa en viss dag…
menu-rename = Byt namn…
menu-merge = Slå ihop med ett annat…
menu-split = Bilda ett nytt ur detta…
menu-archive = Avsluta kundförhållandet…
menu-restore = Återställ som kund
menu-delete = Ta bort ämbetsverket
role-responsible = Ansvarig
role-deputy = Ställföreträdare
role-account-manager = Kundrelationschef
role-account-contact = Kundansvarig
role-secretary = Lönesekreterare
role-supervisor = Chef
kind-agency = Ämbetsverk
kind-institution = Inrättning
kind-fund = Fond
language-fi = finska
language-sv = svenska
language-en = engelska
card-about = Uppdrag
card-reach = Ämbetsverkets kontaktuppgifter
card-who = Vem sköter vad
card-notes = Anteckningar
card-open-today = Öppet i dag
card-show-figures = Visa tabellen
details-visiting = Besöksadress
details-postal = Postadress
details-hours = Öppettider
details-hours-none = Inga öppettider har antecknats. Lägg till dem med Redigera.
details-exceptions = Avvikande öppettider
details-administration = Förvaltning
details-names = Namn och koder
details-identifiers = Koder
details-account = Kundrelation
details-account-none = Inga ansvariga för kundrelationen har antecknats.
details-shares-business-id = Samma FO-nummer: { $names }
hours-closed = stängt
field-hours-unknown = Öppettiden är inte känd
hours-pause = lunchpaus
hours-add-pause = Lägg till lunchpaus
hours-remove-pause = Ta bort lunchpausen
hours-unknown = öppettiden är inte känd
succession-renamed = Före { $date } under namnet { $name }
succession-merged = { $name } gick upp i detta { $date }
succession-split = Bildades ur { $name } { $date }
succession-into = Gick upp i { $name } { $date }
succession-off = Ur detta bildades { $name } { $date }

# Fields
field-name-fi = Namn på finska
field-name-sv = Namn på svenska
field-name-en = Namn på engelska
field-name = Namn
field-abbreviation = Förkortning
field-kind = Organisationsform
field-mission = Vad ämbetsverket gör
field-parent = Takorganisation
field-branch = Förvaltningsområde
field-unit-number = Bokföringsenhetens nummer
field-unit-name = Bokföringsenhet
field-business-id = FO-nummer
field-street = Gatuadress eller postbox
field-postcode = Postnummer
field-city = Postanstalt
field-town = Ort
field-website = Webbplats
field-next-owner = Nästa ansvariga
field-owner = Ansvarar
field-switchboard = Växel
field-email = E-post
field-phone = Telefon
field-break-from = Pausen börjar
field-break-to = Pausen slutar
field-until = Periodens sista dag
field-second-language = Andra servicespråk
value-none = inget annat
field-service-language = Servicespråk
field-client-since = Första dagen som kund
field-client-until = Sista dagen som kund
field-notes = Anteckningar
field-note = Orsak
field-date = Datum
field-opens = öppnar
field-closes = stänger
field-identifier-kind = Typ av kod
field-identifier = Kod
field-valid-from = Gäller fr.o.m.
field-valid-to = Gäller t.o.m.
field-role = Roll
field-team = Team
field-languages = Språk
field-working-share = Arbetstid, %
field-login = Användarnamn
field-login-help = På dem känner programmet igen vem som sitter vid datorn. Skilj åt med mellanslag.
field-basis = Beräkningssätt
field-employment-type = Anställningsförhållande
field-product = Prestation
field-unit-fi = Enhet på finska
field-unit-sv = Enhet på svenska
field-unit-en = Enhet på engelska
field-date-form = dd.mm.åååå
field-date-not-understood = Datumet kan inte tolkas. Skriv till exempel 1.3.2026.
field-date-year = Året ska vara 1900–2200.
field-time-not-understood = Klockslaget kan inte tolkas. Skriv till exempel 8.00.
calendar = Kalender
calendar-open = Öppna kalendern (F4)
calendar-previous = Föregående månad
calendar-next = Nästa månad
calendar-week = v.
calendar-today = i dag

# Form
form-new = Nytt ämbetsverk
form-editing = Redigeras: { $name }
form-help = Bara namnet på finska (*) är obligatoriskt. Spara med Ctrl+S, avbryt med Esc.
form-copy-of = { $name } (kopia)
form-names = Namn och uppdrag
form-bookkeeping = Bokföringsenhet
form-responsibility = Ansvar
form-assigned-from = Ändringen gäller fr.o.m.
form-assigned-help = Om du byter person upphör det tidigare ansvaret dagen innan och blir kvar i historiken.
form-no-employees = Lägg först till de anställda på sidan Personal.
form-same-person = Samma person kan inte vara både ansvarig och ställföreträdare.
form-hours-help = Lämna tomt om tiden inte är känd.
form-weekdays-alike = Kopiera måndagens tider till ti–fr
form-add-exception = Lägg till en avvikande dag eller period
form-add-identifier = Lägg till en kod
form-add-person = Lägg till en person
form-notes-privacy = Inga uppgifter om enskilda löntagare.
form-logo-choose = Välj logotyp…
form-logo-chosen = Logotypen är vald. Den sparas tillsammans med ämbetsverket.
form-logo-help = Logotypen kan också läggas till senare på ämbetsverkets sida.
form-problems = Formuläret sparades inte: rätta de rödmarkerade fälten.
doubt-business-id-form = Ett FO-nummer har formen 1234567-1.
doubt-business-id-check-digit = Kontrollsiffran stämmer inte. Kontrollera siffrorna.
doubt-email = Detta ser inte ut som en e-postadress.
doubt-phone = Detta ser inte ut som ett telefonnummer.
doubt-website = Detta ser inte ut som en webbadress.
doubt-postcode = Ett postnummer har fem siffror.

# Figures
figures-headcount = Löntagare
figures-volume = Prestationer
figures-none = Inga siffror ännu. Lägg till dem på fliken Siffror.
figures-older = Visa ett äldre år
figures-older-known = { $count ->
    [one] Visa { $count } äldre år
   *[other] Visa { $count } äldre år
}
figures-add-year = Lägg till år { $year }
figures-three = Visa tre år
figures-change = Förändring
figures-total = Totalt
figures-total-shown = De som visas totalt
figures-add-product = Lägg till en prestation…
figures-inherited = * Siffran omfattar de ämbetsverk som har gått upp i detta.
figures-own-inherited = Egna { $own }, från sammanslagna { $inherited }
figure-missing = saknas
chart-more = Funktioner för diagrammet: { $name }
chart-copy = Kopiera som bild
chart-save-png = Spara som PNG-bild…
chart-save-svg = Spara som SVG-bild…
figure-not-whole = Skriv ett heltal.
figure-not-a-number = Detta är inget tal. Tomt betyder att siffran saknas.
figure-out-of-range = Talet ska vara 0–99 999 999.
number-missing = Skriv ett tal.
number-not-understood = Detta är inget tal.
number-outside = Talet ska vara { $from }–{ $to }.
number-does-not-fit = Något av talen duger inte.
cell-not-saved = Detta har ännu inte sparats. Öppna cellen och tryck på Enter.
cell-row-gone = Raden finns inte längre. Detta sparades inte: { $text }
basis-persons-year-end = Personer 31.12
basis-employments-year-end = Anställningar 31.12
basis-persons-average = Personer, årets medeltal
basis-employments-average = Anställningar, årets medeltal

# Staff, history, settings
staff-add = Lägg till en anställd…
staff-add-team = Lägg till ett team…
staff-empty = Ingen personal har antecknats ännu
staff-empty-help = Lägg till gruppens anställda, så kan ämbetsverken få en ansvarig och en ställföreträdare.
staff-no-team = Inget team
staff-inactive = inte längre i gruppen
history-help = Vad som har gjorts i kortregistret, det nyaste först. Varje händelse kan ångras och en enskild uppgift återställas, om samma uppgift inte har ändrats efter det.
history-deleted-help = Vad som har tagits bort och inte återställts. Återställningen hämtar tillbaka allt som togs bort på samma gång.
history-all = Händelser
history-deleted = Borttaget
history-none = Inga händelser motsvarar avgränsningen.
history-deleted-none = Inget borttaget motsvarar avgränsningen.
history-older = Visa äldre
history-any-agency = Alla ämbetsverk
history-who = Vem
history-anyone = Vem som helst
history-topic = Ämne
history-any-topic = Alla ämnen
history-clear = Ta bort avgränsningen
history-bring-back = Återställ
history-restore = Återställ tidigare uppgift
topic-agencies = Ämbetsverkets basuppgifter
topic-contacts = Kontaktpersoner
topic-responsibilities = Ansvar och behörigheter
topic-absences = Frånvaro
topic-figures = Siffror och prestationer
topic-payroll = Lönekalender
topic-agreements = Avtal och respons
topic-characteristics = Särdrag och enkät
topic-matters = Öppna ärenden
topic-upkeep = Kontroller
topic-staff = Personal
topic-lists = Listor
topic-imports = Import
topic-taken-back = Ångrat
topic-privacy = Dataskydd
topic-file = Filen
history-empty = Hämtar historiken…
history-show = Visa ändringar
history-hide = Dölj ändringar
history-yielded = Sparades inte
history-yielded-field = { $field }: { $lost } (det som gäller är { $kept })
history-more = { $count ->
    [one] Dessutom 1 annan ändring.
   *[other] Dessutom { $count } andra ändringar.
}
history-taken-back = ångrad
undo-this = Ångra detta
settings-look = Utseende
settings-language = Språk
settings-theme = Tema
settings-size = Textstorlek
settings-file = Fil
settings-path = Plats
settings-access = Alla som har behörighet till mappen kan läsa och ändra filen.
settings-close-file = Stäng filen
settings-traces = Felrapporter och logg
settings-traces-folder = Mapp på den här datorn
settings-traces-help = När programmet kraschar skriver det en rapport hit. Loggen berättar vad programmet har gjort. Ingendera innehåller personuppgifter eller något ur kortregistret, så de kan skickas till IT-stödet.
settings-traces-open = Öppna mappen
look-system = Enligt systemet
look-light = Ljust
look-dark = Mörkt
status-saving = Sparar…
status-waiting = Sparandet väntar på att en annan användare blir klar…
status-saved = Sparat { $time }
status-unreachable = Filen kan inte nås (läget kl. { $time })
status-gone = Filen finns inte på sin plats (läget kl. { $time })
status-replaced = Ett annat kortregister finns på filens plats (läget kl. { $time })
status-why = Vad kan jag göra?
present-saved = { $who } sparade kl. { $time }: { $what }
present-saved-more = { $count ->
    [one] { $who } sparade kl. { $time }: { $what } · dessutom 1 annan ändring
   *[other] { $who } sparade kl. { $time }: { $what } · dessutom { $count } andra ändringar
}
present-others = Öppen också för: { $names }
present-others-more = { $count ->
    [one] Öppen också för: { $names } och { $count } till
   *[other] Öppen också för: { $names } och { $count } till
}
present-you = du i ett annat fönster
present-editing = { $count ->
    [one] { $names } redigerar detta
   *[other] { $names } redigerar detta
}
present-editing-help = Du kan redigera samtidigt. Om ni ändrar samma uppgift frågar programmet vilken som gäller.
read-only-file = Skrivskyddad
read-only-past = Skrivskyddad: tidigare läge
read-only-copy = Skrivskyddad: kopia på den här datorn
read-only-newer = Skrivskyddad: fil från en nyare version
read-only-damaged = Skrivskyddad: filen är skadad
read-only-explained = Filen är öppen endast för läsning, så ändringar kan inte sparas. Kontrollera behörigheterna till mappen eller uppdatera programmet.
newer-form = En nyare programversion har skrivit filen: dess form är { $file }. Det här programmet (version { $version }) kan formerna till och med { $program }, så filen kan bara läsas. Uppgifterna är i säkerhet. Installera en nyare version.
newer-installer = Installationsprogrammet finns här: { $place }
newer-no-installer = Fråga IT-stödet eller chefen efter installationsprogrammet.

# Questions
edit-menu = Redigera texten
edit-cut = Klipp ut
edit-copy = Kopiera
edit-paste = Klistra in
edit-select-all = Markera allt
ask-leave = Osparade ändringar
ask-leave-text = Det du har skrivit är inte sparat.
ask-as-of = Vilken dag: { $name }?
ask-as-of-text = Uppgifterna visas så som de var i slutet av dagen. Inget ändras.
ask-as-of-date = Dag
ask-as-of-future = Dagen har inte varit ännu.
ask-as-of-do = Visa
past-banner = Uppgifterna så som de var i slutet av dagen { $date }. De kan bara läsas.
past-back = Tillbaka till nuläget
past-reading = Historiken läses…
past-not-there = Ämbetsverket fanns inte ännu i filen { $date }.
past-unknown = { $count ->
    [one] Om en rad vet man inte längre vad som stod i den, eftersom en person har raderats sedan dess.
   *[other] Om { $count } rader vet man inte längre vad som stod i dem, eftersom en person har raderats sedan dess.
}
ask-upgrade = Ska { $file } uppdateras till den nya formen?
ask-upgrade-text = Filen är från en äldre programversion. När den har uppdaterats kan ett äldre program bara läsa den. Först görs en säkerhetskopia av filen.
ask-upgrade-nobody = Ingen verkar ha den öppen. De äldsta programversionerna berättar inte vem som har den.
ask-upgrade-others = Öppen nu för: { $names }. Om deras program är äldre kan de inte längre spara innan de uppdaterar det.
ask-upgrade-supervisor = Uppdateringen gäller hela gruppen. Kom först överens om den med chefen.
ask-upgrade-do = Uppdatera och öppna
cli-upgraded = Filen { $file } uppdateras till den nya formen. Ett äldre program kan därefter bara läsa den. Öppen nu för: { $names }
cli-upgraded-nobody = ingen som har berättat det
ask-leave-save = Spara
ask-leave-discard = Förkasta ändringarna
ask-leave-stay = Tillbaka till redigeringen
ask-leave-file-text = Allt är inte sparat. Om du behåller ändringarna som utkast kan du fortsätta nästa gång du öppnar filen på den här datorn.
ask-leave-keep = Behåll som utkast
ask-leave-keep-quit = Behåll som utkast och stäng
offered-title = Text som inte sparades
offered-help = Det här blev inte sparat förra gången. Du kan fortsätta med det eller förkasta det. Utkasten bevaras på den här datorn i 14 dagar.
offered-none = Det finns inga utkast kvar.
offered-typed = Skrivet { $time }
offered-overtaken = Efter det har följande ändrats eller tagits bort: { $rows }. Inget ersätts utan att du tillfrågas.
offered-go-on = Fortsätt redigera
offered-save = Spara
offered-let-go = Förkasta utkastet
offered-later = Senare
offered-unknown = Den här versionen av programmet kan inte öppna utkastet. Utkastet finns kvar.
offered-count = { $count ->
    [one] 1 utkast
   *[other] { $count } utkast
}
offered-show = Visa…
unsaved-title = Osparat
unsaved-help = De här ändringarna finns inte i filen ännu. De står kvar här tills de har sparats eller du förkastar dem.
unsaved-none = Allt är sparat.
unsaved-count = { $count ->
    [one] 1 ändring är inte sparad
   *[other] { $count } ändringar är inte sparade
}
unsaved-show = Visa…
unsaved-more = { $count ->
    [one] och 1 uppgift till
   *[other] och { $count } uppgifter till
}
unsaved-on-its-way = Sparandet pågår.
unsaved-held = Det ser ut att finnas en personbeteckning i texten.
unsaved-failed = Det gick inte att spara.
unsaved-round-closed = Enkätomgången är stängd.
unsaved-refused = Ändringen kan inte sparas
unsaved-unsettled = En annan användare har ändrat samma uppgift.
unsaved-look = Visa…
unsaved-later = Låt vänta
unsaved-give-up = Förkasta ändringen
unsaved-retry-all = Försök spara på nytt
leaving-waits = Sparandet pågår. Fönstret stängs när allt är sparat.
leaving-stay = Stäng inte
ask-delete = Ta bort { $name }?
ask-delete-text = Ämbetsverket och alla dess uppgifter tas bort. Borttagningen kan ångras. Om kundförhållandet bara har upphört, välj hellre Avsluta kundförhållandet.
ask-archive = { $name }: kundförhållandet upphör
ask-archive-text = Uppgifterna finns kvar. Ansvarsuppdragen upphör samma dag, och ämbetsverket flyttas till Avslutade.
ask-archive-date = Sista dagen som kund
ask-rename = { $name }: nytt namn
ask-rename-text = Det gamla namnet finns kvar, och ämbetsverket hittas också med det.
ask-succession-date = Gäller fr.o.m.
ask-merge = { $name } går upp i ett annat ämbetsverk
ask-merge-text = Kundförhållandet och ansvarsuppdragen upphör dagen innan. Det fortsättande ämbetsverkets sifferserie omfattar detta ämbetsverks siffror.
ask-merge-into = Fortsättande ämbetsverk
ask-merge-missing = Välj det fortsättande ämbetsverket.
ask-split = Ett nytt ämbetsverk bildas ur { $name }
ask-split-text = Det nya ämbetsverket får förvaltning, kontaktuppgifter och ansvariga av detta. De gamla siffrorna stannar här.
ask-product = Ny prestation
ask-product-text = Prestationen visas för alla ämbetsverk.
ask-employee-edit = Redigera den anställda
ask-team-edit = Redigera teamet

# Conflicts and rules
conflict-title = En annan användare har ändrat samma uppgift
conflict-help = Inget har skrivits över ännu. Välj vilket som ska gälla. Det andra finns kvar i historiken.
conflict-mine = Din ändring
conflict-theirs = Sparat
conflict-empty = tomt
conflict-all-mine = Alla mina
conflict-all-theirs = Alla sparade
conflict-open = { $count ->
    [one] 1 uppgift är ännu inte vald.
   *[other] { $count } uppgifter är ännu inte valda.
}
conflict-ready = Allt är valt.
conflict-save = Spara valen
conflict-gone-told = En annan användare har tagit bort detta.
conflict-bring-back = Återställ och spara min ändring
conflict-leave-gone = Låt det vara borttaget
conflict-edited-told = Du håller på att ta bort detta, men en annan användare har ändrat det.
conflict-delete-anyway = Ta bort ändå
conflict-keep = Ta inte bort
conflict-erased = En persons uppgifter har raderats härifrån. Det sparade gäller. Avbryt om du vill ändra din egen text.
conflict-moved = Någon har sparat mer under tiden. Se på punkterna där inget är valt.
conflict-waits = { $count ->
    [one] 1 ändring är inte sparad, eftersom en annan har ändrat samma uppgift
   *[other] { $count } ändringar är inte sparade, eftersom en annan har ändrat samma uppgift
}
conflict-settle = Lös…
conflict-give-up = Förkasta
round-closed-title = Omgången ”{ $name }” är stängd
round-closed-text = Svaret sparades inte. Det finns kvar som utkast tills du sparar eller förkastar det. Du kan öppna omgången på nytt för alla och spara svaret.
round-closed-reopen = Öppna omgången och spara
conflict-gone = En annan användare har tagit bort detta. Ändringen sparades inte. Borttagningen kan ångras på sidan Historik.
conflict-edited = En annan användare har nyss ändrat detta, så det togs inte bort. Kontrollera uppgifterna och försök igen.
conflict-needed = Detta kan inte tas bort eftersom en annan uppgift behöver det. Inget ändrades.
conflict-missing = Uppgiften hänvisar till något som en annan användare har tagit bort. Ändringen sparades inte.
conflict-overtaken = En annan användare har under tiden sparat något som detta gäller. Inget ändrades. Se igenom uppgifterna på nytt och försök sedan igen.
rule-name-missing = Skriv namnet på finska.
rule-item-name-missing = Skriv ett namn.
name-turned = Vänt till ordningen förnamn efternamn. Du skrev: { $name }
name-as-typed = Återställ det jag skrev
rule-period-backwards = Slutdatumet är före startdatumet.
rule-hours-backwards = Ange både början och slut, och slutet efter början.
rule-date-missing = Skriv ett datum.
rule-two-responsible = Ämbetsverket skulle ha två ansvariga samma dag. Ändringen sparades inte.
rule-assigned-twice = Samma person skulle ha samma uppgift två gånger. Ändringen sparades inte.
rule-year = Året ska vara 1990–2100.
rule-succession-circle = Ett ämbetsverk kan inte vara sin egen föregångare. Ändringen sparades inte.
rule-working-share = Arbetstiden ska vara 1–100 %.
rule-two-primary = Ett ämbetsverk kan ha bara en primär kontaktperson.
rule-contact-misplaced = Kontaktpersonens uppgifter hör till ett annat ämbetsverk. Ändringen sparades inte.
rule-months = Månaderna är felaktiga. Välj dem på nytt.
rule-year-verified = Årets siffror är kontrollerade. Öppna dem först för rättelse: i menyn för årets rubrik på ämbetsverkets flik Siffror eller ovanför tabellen på sidan med alla siffror.

# Undo, messages, logos
gone-title = Någon har tagit bort detta under tiden: { $name }
gone-help = Det du har skrivit finns kvar här. När du återställer det borttagna kan du spara som vanligt.
gone-bring-back = Återställ det borttagna
gone-anew = Gör detta till ett nytt ämbetsverk
gone-for-good = Det borttagna kan inte återställas: historiken har inte längre dess innehåll.
undo-nothing = Det finns inget att ångra.
undo-already = Detta är redan ångrat.
undo-erased = Innehållet har tagits bort när personuppgifter raderades och kan inte återställas.
undo-foundation = Att filen skapades kan inte ångras.
undo-changed = Samma uppgift har ändrats efteråt ({ $who }), så att ångra skulle radera den nyare ändringen. Inget ändrades.
toast-undone = Ångrat: { $name }
toast-redone = Gjort om: { $name }
toast-copied = Kopierat till urklipp
toast-looked = Hämtar andras ändringar…
toast-picture-copied = Bilden har kopierats till urklipp
toast-picture-saved = Bilden har sparats: { $name }
logo-too-large = Bildfilen är för stor. Högst 5 MB, en teckning högst 1 MB.
logo-too-many-pixels = Bilden har för många bildpunkter. Högst 16 miljoner (till exempel 4096 × 4096).
logo-unknown-format = Filen är inte en bild som programmet känner. Använd PNG, JPEG, WebP, BMP, GIF eller SVG.
logo-broken = Bildfilen är trasig. Be om en ny.
logo-empty = Bilden innehåller inget synligt.
logo-drawing = SVG-teckningen innehåller delar som av säkerhetsskäl inte tas emot (bilder eller hänvisningar utanför teckningen). Be om logotypen som PNG.
logo-too-complex = SVG-teckningen är för komplicerad för att kunna ritas. Be om logotypen som PNG.
logo-letters = SVG-teckningen har bokstäver som saknas i programmets teckensnitt. Be om logotypen som PNG eller med bokstäverna omvandlade till konturer.
logo-variables = SVG-teckningens färger anges någon annanstans än i själva teckningen, så logotypen skulle visas fel. Be om logotypen som PNG.
logo-lettered = Bokstäverna ritades med programmets eget teckensnitt. Kontrollera att logotypen ser rätt ut.
logo-unreadable = Bildfilen kunde inte läsas. Kontrollera att den finns och att du har behörighet till den.
logo-former-stays = Den tidigare logotypen finns kvar.
logo-not-taken = Logotypen för { $agency } sparades inte.
logo-agency-gone = Ämbetsverket har tagits bort under tiden.

# Names of operations
operation-unknown = Ändring från en nyare version
operation-file-started = Filen skapad
operation-demo-written = Exempelenheten skapad
operation-agency-added = Ämbetsverk tillagt
operation-agency-edited = Ämbetsverkets uppgifter redigerade
operation-agency-duplicated = Ämbetsverk kopierat
operation-agency-archived = Kundförhållandet avslutat
operation-agency-restored = Återställt som kund
operation-agency-deleted = Ämbetsverk borttaget
operation-agency-renamed = Ämbetsverk omdöpt
operation-agencies-merged = Ämbetsverk sammanslagna
operation-agency-split = Nytt ämbetsverk bildat ur ett annat
operation-assignment-edited = Ansvariga ändrade
operation-logo-changed = Logotyp bytt
operation-logos-imported = Logotyper importerade
operation-figures-edited = Siffror ändrade
operation-contact-edited = Kontaktpersoner redigerade
operation-characteristic-edited = Särdrag redigerade
operation-file-upgraded = Filen uppdaterad för en nyare programversion
operation-file-recovered = Skadad fil räddad till en ny fil
operation-verified = Kontrollerat
operation-reopened = Öppnat för rättelse
operation-product-edited = Prestationer redigerade
operation-staff-edited = Personal redigerad
operation-list-edited = Lista redigerad
operation-conflict-yielded = Ändring som inte sparades
operation-undone = Ångrat
operation-redone = Gjort om

# What went wrong: what happened, whether the data is safe (.safe), what to do now (.next)
error-not-found = Filen hittas inte: { $about }
    .safe = Inget har ändrats.
    .next = Kontrollera att nätverksdisken är ansluten och om filen har flyttats eller bytt namn.
error-already-exists = En fil med samma namn finns redan: { $about }
    .safe = Den lämnades orörd.
    .next = Välj ett annat namn, eller öppna den befintliga filen.
error-not-a-file = Detta är inte en fil utan en mapp eller enhet: { $about }
    .safe = Inget har ändrats.
    .next = Välj en fil med ändelsen .kortisto.
error-not-a-path = Detta är inget filnamn: { $about }
    .safe = Inget har gjorts.
    .next = Ange ett filnamn eller en sökväg som slutar på .kortisto.
error-name-too-long = Filens namn eller sökväg är för lång: { $about }
    .safe = Inget har ändrats.
    .next = Förkorta namnet (högst 240 tecken) eller spara i en mapp med kortare sökväg.
error-no-permission = Du saknar behörighet: { $about }
    .safe = Inget har ändrats.
    .next = Be IT-stödet om läs- och skrivbehörighet till mappen, eller välj en annan mapp.
error-not-ours = Detta är inte en Kortisto-fil: { $about }
    .safe = Filen lämnades orörd.
    .next = Välj en annan fil. En Excel-arbetsbok kan inte öppnas direkt.
error-foreign = Filen är ett annat programs databas: { $about }
    .safe = Filen lämnades orörd.
    .next = Välj en annan fil.
error-altered = Filens struktur har ändrats med ett annat program: { $about }
    .safe = Den öppnades inte och lämnades orörd.
    .next = Öppna en säkerhetskopia och be IT-stödet reda ut ändringen.
error-newer = Filen är från en nyare version av programmet: { $about }
    .safe = Uppgifterna finns kvar men kan inte ändras med den här versionen.
    .next = Uppdatera programmet.
error-older = Filen är från en äldre version av programmet: { $about }
    .safe = Den har inte ändrats.
    .next = Öppna filen och uppdatera den.
error-damaged = Filen är skadad: { $about }
    .safe = Inget skrivs längre i den, så att allt läsbart bevaras.
    .next = Ta inte bort filen. Ta en säkerhetskopia i bruk eller spara det som går att läsa i en ny fil, och kontakta IT-stödet.
error-gone = Filen finns inte längre på sin plats: { $about }
    .safe = Du ser uppgifterna så som de senast lästes. Det som inte har sparats syns fortfarande.
    .next = Kontrollera nätverksförbindelsen. Om filen har flyttats eller bytt namn, flytta den tillbaka eller ge den dess tidigare namn. Sedan kan du fortsätta.
error-replaced = Filen har ersatts av ett annat kortregister: { $about }
    .safe = Det lämnades orört. Du ser den tidigare filens innehåll så som det senast lästes, och det du har skrivit syns fortfarande.
    .next = Flytta tillbaka den tidigare filen till dess plats. Om bytet var avsiktligt, öppna filen på nytt.
error-unfinished = Någons sparande avbröts, och för att städa upp efter det krävs skrivbehörighet till mappen: { $about }
    .safe = Det som sparats tidigare finns kvar.
    .next = Be någon som har skrivbehörighet till mappen att öppna filen först.
error-read-only = Filen kan endast läsas: { $about }
    .safe = Ändringen sparades inte. Det som sparats tidigare finns kvar.
    .next = Be om skrivbehörighet till filen och dess mapp.
error-busy = Filen används av andra, och turen kom inte på en halv minut.
    .safe = Ändringen sparades inte. Det du har skrivit syns fortfarande.
    .next = Spara på nytt om en stund.
error-disk-full = Disken är full.
    .safe = Ändringen sparades inte. Det som sparats tidigare finns kvar.
    .next = Frigör utrymme eller kontakta IT-stödet, och spara sedan på nytt.
error-unreachable = Filen kan inte nås.
    .safe = Ändringen sparades inte. Det som sparats tidigare finns kvar.
    .next = Kontrollera nätverksförbindelsen och försök igen. ({ $about })
error-cannot-tell = Förbindelsen bröts just när ändringen sparades.
    .safe = Det är ännu oklart om ändringen hann sparas. Det du har skrivit syns fortfarande.
    .next = När förbindelsen är tillbaka, öppna filen på nytt och se om ändringen finns med. ({ $about })
error-other-register = Säkerhetskopian är från ett annat kortregister: { $about }
    .safe = Inget återställdes.
    .next = Välj en säkerhetskopia av just den här filen.
error-cancelled = Arbetet avbröts.
    .safe = Inget har ändrats.
    .next = Börja om vid behov.
error-internal = Ett fel har uppstått i programmet.
    .safe = Ändringen sparades inte. Det som sparats tidigare finns kvar.
    .next = Berätta om detta för den som underhåller programmet: { $about }
error-broke = Ett fel i programmet avbröt sparandet, och den del som sparar startades om.
    .safe = Filen är hel. Ändringen är antingen helt sparad eller inte sparad alls.
    .next = Försök på nytt: samma ändring sparas inte två gånger. Berätta om detta för den som underhåller programmet.
error-work-broke = Ett fel i programmet avbröt arbetet: { $about }.
    .safe = Uppgifterna i kortregistret finns kvar.
    .next = Försök på nytt. Om felet återkommer, berätta om det för den som underhåller programmet.
work-logo = läsningen av logotypen
work-drawing = sparandet av diagrammet som bild
work-file = skrivandet av filen
work-contacts = läsningen av filen som importeras
work-paper = framställningen av utskriften
error-picture-not-drawn = Diagrammet kunde inte göras till en bild.
    .safe = Uppgifterna i kortregistret finns kvar.
    .next = Spara diagrammet som SVG-bild eller berätta om detta för den som underhåller programmet: { $about }
error-picture-not-saved = Bilden kunde inte sparas: { $about }
    .safe = Uppgifterna i kortregistret finns kvar, och en tidigare fil med samma namn är oförändrad.
    .next = Kontrollera att du får skriva i mappen och att det finns plats på disken, och spara sedan på nytt.

## På papper: kort, frånvaropaket, sammandrag
file-kind-pdf = PDF-fil
paper-card = Ämbetsverkskort
paper-pack = Frånvaropaket
paper-briefing = Sammanfattning vid återkomst
paper-title-briefing = { $name }: vad som hände { $days }
paper-briefing-summary = { $count } ämbetsverk · { $quiet } utan ändringar
paper-briefing-quiet = Inga ändringar.
paper-taken-over = { $name } tog över { $at }
paper-matter-new = Nytt
paper-matter-waiting = Fortfarande öppet
paper-matters = Öppna ärenden
paper-doubts = Stämmer kanske inte
paper-added = tillagt
paper-removed = borttaget
paper-edited = ändrat
paper-no-access = ingen
paper-lacks-access = Saknar behörighet: { $systems }
paper-standard-work = Standardarbetsfördelning (inget avtal i kraft)
paper-we-do = Vi gör
paper-we-do-now = De här dagarna gör vi
paper-we-do-else = Våra övriga uppgifter
paper-they-do = Ämbetsverket gör
paper-valid = I kraft
paper-limit = Ramvillkor
paper-title-card = Ämbetsverkskort: { $name }
paper-title-absence = { $name } frånvarande { $days }
paper-printed = Utskrivet { $date }
paper-as-of = Uppgifterna så som de var i slutet av dagen { $date }
paper-logo = Logotyp: { $name }
paper-next = Följande
paper-page = Sida
paper-what = Vad
paper-day-by-day = Dag för dag
paper-who-covers = Vem sköter vad
paper-covers = Sköter { $days }
paper-watch = Att observera { $days }
paper-characteristics-none = Inga särdrag har antecknats.
paper-characteristics-later = Övriga särdrag, inte dessa dagar
paper-figures-none = Inga siffror har antecknats.
paper-chart = Stapeldiagram. { $name }, { $agency }. { $numbers }.
paper-replaced = En del tecken har ersatts med närmaste motsvarighet, eftersom de saknas i utskriftens teckensnitt.
error-paper-nothing = Det finns inget att skriva ut: ämbetsverket eller personen finns inte längre i kortregistret.
    .safe = Inget har ändrats.
    .next = Kontrollera namnet eller välj något annat.
error-paper-cancelled = Utskriften avbröts.
    .safe = Inget har ändrats.
    .next = Du kan börja på nytt.
error-paper-not-set = PDF-filen kunde inte skapas.
    .safe = Uppgifterna i kortregistret finns kvar.
    .next = Berätta om detta för den som underhåller programmet: { $about }
cli-agency-unknown = Inget ämbetsverk har den här förkortningen.
cli-agency-ambiguous = Flera ämbetsverk har samma förkortning. Ändra den på det ena.
cli-employee-unknown = Det finns ingen anställd med det namnet. Skriv hela namnet.
cli-employee-ambiguous = Det finns flera anställda med samma namn.
error-paper-left-out = Den här programversionen saknar PDF-utskrift.
    .safe = Inget har ändrats.
    .next = Be IT-stödet om en programversion med utskrift.
print = Skriv ut
print-more = Alternativ för utskrift
print-view = Öppna för utskrift
print-save = Spara som PDF…
print-pack = Skriv ut paketet
print-briefing = Skriv ut sammanfattningen
printing = PDF-filen skapas…
printing-agencies = PDF-filen skapas… { $done } / { $of }
printing-cancel = Avbryt utskriften
command-print = Skriv ut
toast-paper-cancelled = Utskriften avbröts
not-opened = Datorn har inget program som öppnar detta
not-opened-text = Kopiera adressen eller sökvägen och öppna den med ett annat program. En utskrift kan du också spara själv: välj Spara som PDF…
not-opened-copy = Kopiera

# Commands
cli-not-told = Kommandot utfördes, men dess resultat kunde inte skrivas ut på skärmen eller till fil.
cli-set-aside = Säkerhetskopian har ersatt filen. Den skadade filen finns kvar: { $path }
cli-check-past-the-log = En rad har ändrats med ett annat program utan anteckning i historiken: { $place }
cli-check-good = Filen är i ordning. { $count ->
    [one] { $count } ämbetsverk
   *[other] { $count } ämbetsverk
}.
cli-no-agency = inget ämbetsverk motsvarar filens namn
cli-ambiguous = flera ämbetsverk eller bilder passar, så ingenting valdes
cli-imported = Nya { $new }, ändrade { $changed }, oförändrade { $same }, avvisade { $refused }, oklara { $ambiguous }
cli-no-display = Det finns ingen bildskärm, så fönstret kan inte öppnas. Utan bildskärm fungerar demo, check, backup, restore, recover, locks, search, log, undo, import, export och report.
cli-no-window = Fönstret kunde inte öppnas. Grafikdrivrutinen saknas eller är för gammal. Filen har inte ändrats. Be IT-stödet uppdatera drivrutinen.
crash-report = Programmet stängdes på grund av ett fel. Rapporten finns i den här filen: { $about }
    .safe = Det som sparats finns kvar. Det som hade skrivits men inte sparats erbjuds på nytt när filen öppnas.
    .next = Skicka rapporten till IT-stödet. Den innehåller inga personuppgifter och inget ur kortregistret.
crash-unreported = Programmet stängdes på grund av ett fel, och någon rapport kunde inte skrivas. Det som sparats finns kvar. Det som hade skrivits men inte sparats erbjuds på nytt när filen öppnas.
crash-again = Ska programmet öppnas på nytt?

## Tabeller
grid-copy = Kopiera
grid-paste = Klistra in
grid-fill-down = Fyll nedåt (Ctrl+D)
grid-fill-right = Fyll åt höger (Ctrl+R)
grid-clear = Töm (Del)
grid-note = Anmärkning… (Skift+F2)
grid-columns = Kolumner, sortering och filter
grid-show-column = Visa kolumnen { $column }
grid-reset = Återställ kolumnerna
grid-heading-help = Klicka för att sortera, högerklicka för fler funktioner.
grid-sort-up = Sortera från minst till störst
grid-sort-down = Sortera från störst till minst
grid-sort-none = Ta bort sorteringen
grid-filter = Filtrera på värden
grid-filter-all = Visa alla
grid-filter-none = Dölj alla
grid-filter-empty = (tomt)
grid-wider = Gör bredare
grid-narrower = Gör smalare
grid-move-left = Flytta åt vänster
grid-move-right = Flytta åt höger
grid-hide = Dölj kolumnen
grid-preview = Klistra in?
grid-preview-text =
    { $all ->
        [one] En cell ändras
       *[other] { $all } celler ändras
    }, { $replaced ->
        [one] i en av dem ersätts det gamla innehållet.
       *[other] i { $replaced } av dem ersätts det gamla innehållet.
    } Inklistringen kan ångras som en helhet.
grid-preview-more = och ytterligare { $count }
grid-preview-empty = (tomt)
grid-left-refused =
    { $count ->
        [one] Texten i en cell kan inte användas; den står kvar i cellen så att den kan rättas.
       *[other] Texten i { $count } celler kan inte användas; den står kvar i cellerna så att den kan rättas.
    }
grid-left-closed =
    { $count ->
        [one] Det går inte att skriva i en av cellerna.
       *[other] I { $count } celler går det inte att skriva.
    }
grid-left-outside =
    { $count ->
        [one] En cell hamnar utanför tabellen.
       *[other] { $count } celler hamnar utanför tabellen.
    }
grid-left-locked =
    { $count ->
        [one] En cell lämnas som den är. { $why }
       *[other] { $count } celler lämnas som de är. { $why }
    }
place-figures = Siffror
all-figures-help = Alla ämbetsverks siffror för ett år. Skriv, klistra in från ett kalkylblad eller fyll nedåt. Enter går nedåt, Tabb till nästa cell som kan fyllas i; Esc och Tabb leder ut ur tabellen.
all-figures-earlier = Föregående år
all-figures-later = Nästa år
field-year = År
figures-headcount-total = Totalt
figures-verified = Kontrollerat { $date }, { $who }
figures-verify = Markera året som kontrollerat
figures-reopen = Öppna året för rättelse
figures-planned = Planerad förändring
figures-planned-mark = planerat
figures-change-percent = Förändring, %
figures-change-between = Förändring { $from }–{ $to }
figures-change-between-percent = Förändring { $from }–{ $to }, %
figure-note = Anmärkning till siffran
field-agency = Ämbetsverk
place-workload = Belastning
workload-help = Alla ämbetsverks löntagare och prestationer, den största förändringen först. Ansvarig person och team är de som gäller i dag. Enter eller ett klick på en stapel visar vad siffran består av.
workload-measure = Vad som räknas
workload-by = Gruppering
workload-span = År
workload-years = { $count } år
workload-all-products = Prestationer sammanlagt
workload-all = Alla
workload-mixed-units = Prestationerna räknas i olika enheter, därför visas ingen totalsumma.
workload-none = Det finns inga siffror
workload-none-help = För in ämbetsverkens siffror på sidan Siffror eller välj något annat att räkna.
workload-to-figures = Öppna sidan Siffror
workload-table = Tabell
workload-chart = Diagram
workload-no-team = Inget team
workload-no-responsible = Ingen ansvarig person
workload-subject = Anställningsförhållande eller prestation
workload-more = Diagrammet visar de första raderna; tabellen har ytterligare { $count }.
workload-partial = I summan saknas en siffra som är känd för något annat år.
table-norm = Norm
table-agency-factor = Ämbetsverkets koefficient
table-cost-per-person-year = Kostnad per årsverke
sheet-norm = Normer
sheet-agency-factor = Ämbetsverkens koefficienter
sheet-cost-per-person-year = Kostnader per årsverke
field-norm-volume = Prestationer per årsverke
field-source = Källa
field-factor = Koefficient
field-factor-reason = Motivering
field-cost-amount = Kostnad per år
operation-load-basis-edited = Grunderna för belastningen redigerade
rule-factor = Koefficienten ska vara 0,1–10. Ändringen sparades inte.
workload-no-branch = Inget förvaltningsområde
workload-no-city = Ingen ort
workload-then = Andra gruppering
workload-no-second = Ingen andra gruppering
load-tab-figures = Siffror
load-tab-person-years = Årsverken
load-tab-costs = Kostnader
load-tab-balance = Balans
load-tab-risks = Risker
load-tab-basis = Grunder
load-title-person-years = Årsverken
load-title-calculation = Kalkyl { $year }: { $agency }
load-title-costs = Kostnader och värde { $year }
load-title-costs-by = Kostnader och värde { $year }: { $by }
load-title-costs-years = Kostnader och värde per år
load-title-balance = Belastningens balans { $year }
load-title-teams = Team
load-title-weeks = Årets veckor med frånvaro
load-title-runs = Flera lönekörningar samma dag
load-title-risks = Ämbetsverk som hänger på en person
load-title-leavers = De som slutar inom ett år
load-rests-on = Uppskattning: prestationsmängd ÷ norm × ämbetsverkets koefficient. Team, ort, kundsegment och ansvarig person är de som gäller i dag.
load-without-norm = Norm saknas, därför ingår inte dessa: { $names }
load-without-volumes = { $count ->
    [one] Prestationsmängderna { $year } saknas för { $count } ämbetsverk.
   *[other] Prestationsmängderna { $year } saknas för { $count } ämbetsverk.
}
load-missing-year = Kund bara en del av året
load-unknown-agencies = Belastningen från dessa ämbetsverk är okänd eller ofullständig, så siffrorna saknar den delen: { $names }.
load-worst-nobody = Den tyngsta veckan är { $week }: ingen är på plats, sköts av ingen { $uncovered }.
load-factor-average = Medelvärdet av ämbetsverkens koefficienter { $year } är { $factor }, viktat med arbetsmängden. De koefficienter som regeln föreslår är i genomsnitt 1; om medelvärdet är något annat gör de fastställda koefficienterna belastningen så mycket större eller mindre än normerna.
load-cost-lacks = Kostnaden eller värdet är inte känt för allt arbete, så summorna är ofullständiga.
load-no-volumes = Prestationsmängder
risk-nobody-knows = Ingen av dem som känner till särdragen finns kvar hos oss
workload-no-segment = Inget kundsegment
load-missing = Saknas
load-missing-volumes = Prestationsmängderna saknas
load-missing-volume = Prestationsmängd: { $names }
load-missing-part = En del av prestationsmängden: { $names }
load-missing-norm = Norm: { $names }
load-volume = Prestationsmängd
load-norm-of = Normens år
load-person-years = Årsverken
load-formula = Prestationsmängd ÷ norm × koefficient = årsverken.
load-factor-mix = andra än det vanligaste anställningsförhållandet { $share } ({ $year }): +{ $added }
load-factor-no-mix = fördelningen av anställningsförhållanden är inte känd
load-factor-because = kritiska särdrag { $critical }, viktiga { $important }: +{ $added }; { $mix }; dividerat med ämbetsverkens medelvärde { $average }
load-factor-set = Koefficient { $factor }: { $reason } (regeln föreslår { $proposed })
load-factor-proposed = Koefficient { $factor } enligt regeln: { $because }
load-cost = Kostnad
load-value = Värde enligt avtalade priser
load-difference = Skillnad
load-coverage = Täckning
load-left-out = Utelämnat
load-left-out-partly = En del av ämbetsverken
load-cost-estimate = Uppskattning: årsverken × kostnad per årsverke, jämfört med prestationernas värde enligt avtalade enhetspriser. Bara prestationer vars kostnad och värde båda är kända ingår. Centret arbetar till självkostnadspris: de som avviker mest från hundra procent först.
load-cost-rests-on = Ett årsverke kostar { $amount } (från { $year }, källa: { $source }).
load-cost-missing = Kostnaden per årsverke för { $year } saknas. Lägg till den på fliken Grunder.
load-cost-averaged = Priset har ändrats under året, därför är värdet räknat med ett genomsnitt vägt efter dagar.
load-who = Person
load-people = Personer
load-agencies = Ämbetsverk
load-per-share = Belastning per heltid
load-off-mean = Skillnad mot medelvärdet
load-away-days = Frånvarodagar
load-for-others = För andra
load-with-absences = Belastning med frånvaro
load-worst-week = Tyngsta veckan
load-worst = Belastning då
load-runs = Lönekörningar per dag
load-run-day = Dag
load-week = v. { $week }
load-week-heading = Vecka
load-fullest = Mest belastad
load-uncovered = Sköts av ingen
load-weeks-help = Belastning ÷ arbetstiden hos dem som är på plats. Sköts av ingen: ansvarig person, ställföreträdare och arbetspar är borta.
load-balance-help = Belastningen är det senaste hela årets årsverken. Frånvaro och kördagar gäller innevarande år, och den frånvarandes ämbetsverk sköts av ställföreträdaren eller arbetsparet.
load-spread = Medelvärde { $mean } årsverken, spridning { $deviation } årsverken. Mest { $most } { $highest }, minst { $least } { $lowest }.
load-worst-of-year = Den tyngsta veckan är { $week }: belastning { $amount }, sköts av ingen { $uncovered }.
load-nobodys = Ämbetsverk utan ansvarig person har en belastning på { $amount }.
risk-no-responsible = Ingen ansvarig person
risk-leaves = { $name } slutar { $date }
risk-no-deputy = Ingen ställföreträdare
risk-one-knows = Bara { $name } känner till särdragen
risk-nothing-written = Inga särdrag har antecknats
risk-long-ago = Särdragen kontrollerades senast { $date }
risk-why = Varför
risk-vouched = Kontrollerat
risk-weight = Vikt
risk-weight-unit = orsakernas vikt × årsverken
risk-help = Ämbetsverk där kunskapen eller arbetet hänger på en person. Vikten är orsakernas vikt × ämbetsverkets storlek i årsverken: ingen ansvarig eller ansvarig som slutar 3, ingen ställföreträdare eller bara en som känner till 2, gammal kontroll 1.
risk-last-day = Sista dagen
risk-responsible-for = Som ansvarig
risk-deputy-of = Som ställföreträdare
risk-nobody-leaves = Ingen slutar inom ett år.
risk-none = Inget ämbetsverk hänger på en person
risk-none-help = Varje ämbetsverk har en ställföreträdare, och fler än en känner till särdragen.
load-unit = årsverken
load-take-out = Exportera till kalkylark…
load-told-by = Gruppering: { $by }
load-told-within = Avgränsning: { $names }
load-told-years = År: { $years }
load-told-filtered = En del av raderna har filtrerats bort.
load-told-day = Gäller från { $date }
load-told-pace = Årsverken i förhållande till arbetstiden.
load-told-from = Från
load-told-to = Till
load-told-why = Motivering
load-print-all = Öppna alla tabeller för utskrift
load-save-all = Spara alla tabeller som PDF-fil…
load-take-out-all = Exportera alla tabeller till Excel…
paper-handover = Överlämningspaket
what-if-pack = Skriv ut överlämningspaketet
load-to-agency = Öppna ämbetsverkets siffror
load-to-basis = Öppna Grunder
load-no-norms = Det finns inga normer
load-no-norms-help = Årsverken räknas med normer: hur många prestationer en person sköter per år. Lägg till normerna på fliken Grunder.
load-no-cost = Kostnaden per årsverke saknas
load-no-cost-help = Kostnaden är årsverken × kostnaden per årsverke. Lägg till kostnaden och det år den gäller.
load-side = Visa
load-side-people = Personer
load-no-runs = Inga dagar har flera körningar
load-no-runs-help = Ingen har två lönekörningar samma dag i år.
load-nobody = Det finns inga sekreterare
load-nobody-help = Lägg till personerna på sidan Personal och ansvariga för ämbetsverken.
risk-nobody-leaves-help = Sista dagen antecknas på personens sida.
load-basis-help = På dessa grundas belastningen. En ändring kan ångras.
load-norms = Normer
load-norms-none = Inga normer har antecknats, så årsverken kan inte räknas.
load-norms-proposed = Ur statens budgetpropositioner: lönespecifikationer 10 549 och reseräkningar 9 849 (2019), händelser i anställningsförhållanden 1 200 (2012) per årsverke, som medeltal för hela centret.
load-norms-take = Ta de föreslagna normerna i bruk
load-norms-without = Norm saknas: { $names }
load-norm-source = Statens budgetproposition, medeltal för hela centret
load-norm-add = Lägg till norm…
load-norm-edit = Redigera normen
load-norm-delete = Ta bort normen
load-norm-help = Normen gäller från sitt år tills en nyare norm tar vid.
load-norm-line = { $count } per årsverke ({ $year })
load-norm-past = tidigare
load-norm-there = Prestationen har redan en norm för det året. Redigera den.
load-norm-zero = Normen ska vara minst 1.
load-costs = Kostnad per årsverke
load-cost-add = Lägg till kostnad…
load-cost-edit = Redigera kostnaden
load-cost-delete = Ta bort kostnaden
load-cost-help = Kostnaden gäller från sitt år tills en nyare tar vid.
load-cost-there = Året har redan en kostnad. Redigera den.
load-cost-zero = Kostnaden ska vara över 0 €.
field-cost-amount-euros = Kostnad per år, €
load-factors = Ämbetsverkens koefficienter
load-factors-help = Koefficienten anger hur mycket mer eller mindre än genomsnittet ett ämbetsverk kräver. För övriga ämbetsverk föreslår regeln en koefficient som fördelar arbetet mellan dem utan att öka det utöver normerna; den kan ändras i ämbetsverkets kalkyl.
load-factor-edit = Ange koefficient…
load-factor-delete = Återställ regelns koefficient
load-factor-range = Koefficienten ska vara 0,1–10.
load-reason-missing = Skriv en motivering.
load-sheet-calculation = Kalkyl { $year }
load-sheet-leavers = De som slutar

## Kontaktpersoner
contacts = Kontaktpersoner
contacts-none = Inga kontaktpersoner har antecknats.
contacts-show = Alla kontaktuppgifter
contacts-more = och ytterligare { $count }
contact-add = Lägg till kontaktperson…
contact-new = Ny kontaktperson
contact-edit = Redigera kontaktperson…
contact-more = Fler funktioner
contact-copy-to = Kopiera till ett annat ämbetsverk…
contact-move-to = Flytta till ett annat ämbetsverk…
contact-delete = Ta bort kontaktpersonen
contact-primary = Primär
contact-substitute = Ersättare
contact-other = Övrig kontaktperson
contact-rank = Ringordning
contact-language = Kontaktspråk
contact-roles = Roller
contact-new-role = Ny roll i listan
contact-note = Mer information
contact-also = Samma person också
contact-same-person = { $agency }: { $name }. Använd samma uppgifter
contact-changed-elsewhere = Namn, språk och nummer ändras också: { $agencies }
contact-reach-kind = Typ
contact-reach-label = Förklaring
contact-reach-label-hint = arbete, mobil…
contact-reach-remove = Ta bort
contact-add-phone = Lägg till telefon
contact-add-email = Lägg till e-post
field-title = Titel
field-fax = Fax
ask-contact-copy = Kopieras: { $name }
ask-contact-move = Flyttas: { $name }
ask-contact-copy-text = Personen är sedan kontaktperson för båda ämbetsverken och har samma nummer i dem.
ask-contact-move-text = Personen försvinner från ämbetsverkets kontaktpersoner.
ask-contact-agency-missing = Välj ett ämbetsverk.
try-again = Försök igen
field-count = Siffra
all-figures-none = År { $year } fanns det inga kundämbetsverk.
# Payroll calendar
payroll-step-material-due = Leveransdag för uppgifter
payroll-step-review = Granskning
payroll-step-approval = Godkännande
payroll-step-run = Lönekörning
payroll-step-pay-day = Löneutbetalningsdag
payroll-step-income-register = Anmälan om löneuppgifter
payroll-step-employer-report = Arbetsgivarens separata anmälan
holiday-new-years-day = Nyårsdagen
holiday-epiphany = Trettondagen
holiday-good-friday = Långfredagen
holiday-easter-sunday = Påskdagen
holiday-easter-monday = Annandag påsk
holiday-may-day = Första maj
holiday-ascension-day = Kristi himmelsfärdsdagen
holiday-whit-sunday = Pingstdagen
holiday-midsummer-eve = Midsommarafton
holiday-midsummer-day = Midsommardagen
holiday-all-saints-day = Alla helgons dag
holiday-independence-day = Självständighetsdagen
holiday-christmas-eve = Julafton
holiday-christmas-day = Juldagen
holiday-st-stephens-day = Annandag jul
personal-code = Står det en personbeteckning i texten?
personal-code-text = I texten som ska sparas finns något som ser ut som en personbeteckning. Uppgifter om enskilda löntagare antecknas inte i kortregistret, och alla som har behörighet till mappen ser filen. Ingenting har sparats ännu.
personal-code-anyway = Spara ändå
personal-code-back = Tillbaka för att rätta
lists = Listor
lists-help = Enhetens egna listor. Namnen ändras överallt där de används; det som tagits ur bruk står kvar i äldre uppgifter.
lists-which = Lista
lists-up = Flytta upp
lists-down = Flytta ned
lists-retire = Ta ur bruk
lists-restore = Ta i bruk igen
lists-new = Ny
lists-add = Lägg till i listan
growing-unfinished = Det här har inte lagts till ännu: välj Lägg till eller Lägg inte till.
growing-new = Lägg till…
growing-name = Lägg till: { $list }
growing-add = Lägg till
growing-leave = Lägg inte till
growing-in-settings = Listan är ännu tom. Lägg till den första här; listan redigeras i Inställningar under Listor.
growing-in-staff = Det finns inga ännu. Lägg till den första här; de redigeras på sidan Personal.
lists-in-use = Status
lists-used = i bruk
lists-retired = ur bruk sedan { $date }
lists-identifier-kind = Typer av koder
lists-contact-role = Kontaktpersonernas roller

## Särdrag
severity-critical = Kritiskt
severity-important = Viktigt
severity-note = Notera
characteristics-watch = Beakta särskilt
characteristics-show = Alla särdrag
characteristics-nothing-serious = Inga kritiska eller viktiga särdrag.
characteristics-more =
    { $count ->
        [one] Dessutom ett annat särdrag
       *[other] Dessutom { $count } andra särdrag
    }
characteristics-critical =
    { $count ->
        [one] 1 kritiskt
       *[other] { $count } kritiska
    }
characteristics-important =
    { $count ->
        [one] 1 viktigt
       *[other] { $count } viktiga
    }
characteristics-notes =
    { $count ->
        [one] 1 att notera
       *[other] { $count } att notera
    }
characteristics-overdue =
    { $count ->
        [one] 1 försenad kontroll
       *[other] { $count } försenade kontroller
    }
characteristics-none = Inga särdrag har antecknats ännu
characteristics-none-help = Hit hör det som görs på ett annat sätt i det här ämbetsverket och som bara den ansvariga känner till: avvikande godkännare, tillägg och arvoden, separata material, årets brådskande tider. Skriv vad som är annorlunda och hur man då gör. Inga uppgifter om enskilda löntagare.
characteristic-add = Lägg till särdrag…
characteristic-edit = Redigera särdraget…
characteristic-delete = Ta bort särdraget
characteristic-title = Vad är annorlunda
characteristic-title-hint = på en rad
characteristic-title-missing = Skriv vad som är annorlunda.
characteristic-body = Beskrivning
characteristic-what-to-do = Gör så här
characteristic-severity = Allvarlighetsgrad
characteristic-category = Ämne
characteristic-new-category = Nytt ämne i listan
characteristic-none = inget ämne
characteristic-months = När
characteristic-always = alltid
characteristic-now = nu
characteristic-months-help = Om ingen månad har valts gäller särdraget hela året.
characteristic-payroll-step = Före en dag i lönekalendern
characteristic-no-step = inte bundet till lönekalendern
characteristic-step-help = Särdraget är aktuellt i en vecka före dagen. Om dagen saknas i ämbetsverkets lönekalender är det aktuellt hela tiden.
characteristic-before-step = en vecka före: { $step }
characteristic-written = Antecknat { $date }
characteristic-verified = Kontrollerat { $date }
characteristic-verified-on = Kontrollerat
characteristic-verified-by = Kontrollerat av
characteristic-overdue = Kontrollen är försenad
characteristic-still-true = Stämmer fortfarande
characteristic-observe = Lägg till en iakttagelse
characteristic-observe-hint = Lägg till en iakttagelse och tryck på Enter
lists-characteristic-category = Ämnen för särdrag

## Enkäten
place-questionnaire = Enkät
operation-question-edited = Enkätens frågor redigerade
operation-round-edited = Enkätomgången redigerad
operation-answered = Enkäten besvarad
operation-answer-became = Ett svar blev ett särdrag
rule-answer-misplaced = Svaret hör till en annan fråga eller ett annat ämbetsverk. Ändringen sparades inte.
rule-round-closed = Enkätomgången är stängd. Öppna den på nytt om svaret ännu ska sparas.
rule-was-erased = Personen har raderats permanent ur filen. Hen hämtas inte tillbaka ur tidigare uppgifter.
rule-answer-unclear = Skriv ett svar eller välj ”Inget särskilt”.
questionnaire-text-fi = Frågan på finska
questionnaire-text-sv = Frågan på svenska
questionnaire-text-en = Frågan på engelska
questionnaire-help-fi = Anvisning på finska
questionnaire-help-sv = Anvisning på svenska
questionnaire-help-en = Anvisning på engelska
questionnaire-category = Särdragets ämne
questionnaire-opened-on = Öppnas
questionnaire-due-on = Svar senast
questionnaire-closed-on = Stängd
questionnaire-body = Svar
questionnaire-nothing-special = Inget särskilt
questionnaire-told-by = Vem svarade
questionnaire-answered-by = Vem antecknade
questionnaire-answered-on = När
questionnaire-characteristic = Särdrag
questionnaire-yes = ja
questionnaire-no = nej
command-answer = Spara svaret och fortsätt
command-nothing-special = Inget särskilt
command-question-before = Föregående fråga
command-question-after = Nästa fråga
command-make-characteristic = Gör ett särdrag av svaret…
questionnaire-about = Här samlas det som bara den ansvariga vet. Svaren blir särdrag, som ställföreträdaren ser först av allt.
questionnaire-answer = Svara
questionnaire-rounds = Omgångar
questionnaire-questions = Frågor
questionnaire-round = Omgång
questionnaire-whose = Vems ämbetsverk
questionnaire-all-agencies = Allas
questionnaire-me = { $name } (jag)
questionnaire-every-agency = Alla ämbetsverk
questionnaire-teller = Vem svarar
questionnaire-myself = Jag själv
questionnaire-nobody = Ingen ansvarig person
questionnaire-interview = Intervju: { $name } svarar, du antecknar.
questionnaire-progress = { $done } / { $all } frågor besvarade
questionnaire-rate = { $rate }{"\u00A0"}%
questionnaire-due = svar senast { $date }
questionnaire-was-due = sista dagen var { $date }, det går ännu att svara
questionnaire-half-typed = { $count ->
    [one] Ett svar är halvfärdigt
   *[other] { $count } svar är halvfärdiga
}
questionnaire-place = { $place } / { $of }
questionnaire-next = Nästa fråga
questionnaire-previous = Föregående fråga
questionnaire-save = Spara och fortsätt
questionnaire-skip = Hoppa över
questionnaire-make = Gör till särdrag…
questionnaire-keys = Ctrl+Enter sparar och fortsätter · Ctrl+Skift+Enter inget särskilt · PageUp och PageDown föregående och nästa · Ctrl+K särdrag
questionnaire-draft = Inte sparat. Utkastet finns kvar här även om du besöker en annan sida.
questionnaire-revert = Återställ det sparade
questionnaire-answered = Besvarat { $date }, { $who }
questionnaire-told = { $teller } svarade, { $who } antecknade { $date }
questionnaire-before = Svaret förra gången ({ $round })
questionnaire-from-before = Fortsätt härifrån
questionnaire-known = Det här vet vi redan
questionnaire-none = Ingen enkätomgång är öppen
questionnaire-none-help = Under en omgång svarar var och en på samma frågor om sina egna ämbetsverk. Vem som helst kan öppna en omgång: välj frågorna och dagen då svaren senast önskas.
questionnaire-open-round = Öppna en omgång…
questionnaire-no-rounds = Det finns inga enkätomgångar ännu
questionnaire-rounds-help = Svarsprocenten räknas på de ämbetsverk som är kunder och visas hos den som ansvarar för ämbetsverket.
questionnaire-done = Alla frågor är besvarade
questionnaire-done-help = Tack. Svaren kan läsas och kompletteras så länge omgången är öppen.
questionnaire-look-through = Gå igenom svaren
questionnaire-go-on-round = Fortsätt till { $round }
questionnaire-nothing = Här finns inget att besvara
questionnaire-nothing-help = Den person du valde ansvarar inte för några ämbetsverk just nu. Välj en annan person eller allas ämbetsverk.
questionnaire-round-line = { $from }–{ $to } · { $count ->
    [one] { $count } fråga
   *[other] { $count } frågor
}
questionnaire-open = Öppen
questionnaire-past-due = Sista dagen har gått
questionnaire-closed = Stängd { $date }
questionnaire-close = Stäng omgången
questionnaire-reopen = Öppna på nytt
questionnaire-edit-round = Redigera omgången
questionnaire-delete-round = Ta bort omgången
questionnaire-show-people = Visa per person
questionnaire-hide-people = Dölj personerna
questionnaire-agencies = { $count ->
    [one] { $count } ämbetsverk
   *[other] { $count } ämbetsverk
}
questionnaire-not-begun = inte påbörjat ännu
questionnaire-all-answered = allt besvarat
questionnaire-not-begun-count = { $count ->
    [one] En person har inte börjat ännu. En intervju gör det lättare att börja.
   *[other] { $count } personer har inte börjat ännu. En intervju gör det lättare att börja.
}
questionnaire-do-interview = Intervjua
questionnaire-show-answers = Svar
questionnaire-no-answers = Inga svar ännu.
questionnaire-round-named = Enkät { $year }
questionnaire-round-help = Frågorna ställs om varje kundämbetsverk.
questionnaire-chosen = Frågor, { $count } / { $all } valda
questionnaire-choose-all = Välj alla
questionnaire-choose-none = Välj inga
questionnaire-has-answers = besvarad
questionnaire-no-question-chosen = Välj minst en fråga.
questionnaire-questions-help = Frågorna ställs i den här ordningen. En fråga som tagits ur bruk finns med sina svar kvar i äldre omgångar.
questionnaire-no-questions = Det finns inga frågor
questionnaire-add-question = Lägg till fråga…
questionnaire-edit-question = Redigera frågan
questionnaire-question-help = Om frågan inte har skrivits på ett språk visas den på finska.
questionnaire-text-missing = Skriv frågan på finska.
questionnaire-missing-language = saknas: { $languages }
questionnaire-retired = Tagna ur bruk
questionnaire-loose = Svar på enkäten
questionnaire-loose-help = De här svaren har ännu inte blivit särdrag.

## Payroll calendar: the tab, its forms, its file
tab-payroll = Lönekalender
payroll-none = Det finns inga lönegrupper ännu
payroll-none-help = Lägg till en lönegrupp och regeln för dess löneutbetalningsdagar, så räknar kalendern ut årets datum.
payroll-add = Lägg till lönegrupp…
payroll-edit = Redigera lönegruppen
payroll-more = Fler funktioner
payroll-delete = Ta bort lönegruppen
payroll-unreadable = Regeln går inte att tyda. Redigera lönegruppen.
payroll-ended-on = upphörde { $date }
payroll-ends-on = upphör { $date }
payroll-no-dates = Inga datum under året.
payroll-round = Löneperiod
payroll-rounds = { $name } { $year }
payroll-moved = flyttad för hand
payroll-by-rule = Enligt regeln { $date }
payroll-table = Tabell
payroll-months = Månader
payroll-export = Exportera till kalender…
payroll-next = Följande datum
payroll-next-none = Inga lönegrupper har antecknats.
payroll-in-days = { $days ->
    [0] i dag
    [1] i morgon
   *[other] om { $days } dagar
}
payroll-to-before = eller föregående bankdag
payroll-to-after = eller följande bankdag
payroll-to-nearest = eller närmaste bankdag
payroll-move-before = föregående bankdag
payroll-move-after = följande bankdag
payroll-move-nearest = närmaste bankdag
payroll-to-nowhere = flyttas inte
payroll-rule-day = den { $day } { $to }
payroll-rule-days = den { $one } och den { $other } { $to }
payroll-rule-last = månadens sista bankdag
payroll-rule-nth = bankdag nr { $nth } i månaden
payroll-rule-weeks = { $weeks ->
    [one] varje vecka fr.o.m. { $date } { $to }
   *[other] med { $weeks } veckors mellanrum fr.o.m. { $date } { $to }
}
payroll-timing-same = på löneutbetalningsdagen
payroll-timing-banking-before = { $days ->
    [one] { $days } bankdag före löneutbetalningsdagen
   *[other] { $days } bankdagar före löneutbetalningsdagen
}
payroll-timing-banking-after = { $days ->
    [one] { $days } bankdag efter löneutbetalningsdagen
   *[other] { $days } bankdagar efter löneutbetalningsdagen
}
payroll-timing-days-before = { $days ->
    [one] { $days } dag före löneutbetalningsdagen
   *[other] { $days } dagar före löneutbetalningsdagen
}
payroll-timing-days-after = { $days ->
    [one] { $days } dag efter löneutbetalningsdagen
   *[other] { $days } dagar efter löneutbetalningsdagen
}
payroll-timing-next-month = den { $day } följande månad { $to }
payroll-rule = Löneutbetalningsdag
payroll-kind-day = En gång i månaden
payroll-kind-days = Två gånger i månaden
payroll-kind-last = Månadens sista bankdag
payroll-kind-nth = En viss bankdag i månaden
payroll-kind-weeks = Med ett visst antal veckors mellanrum
payroll-day = Dag (1–31)
payroll-second-day = Andra dagen (1–31)
payroll-nth = Vilken bankdag (1–23)
payroll-weeks = Veckor emellan (1–52)
payroll-first = Första löneutbetalningsdagen
payroll-to = Om det inte är en bankdag
payroll-steps = Skeden
payroll-timing = Tidpunkt
payroll-amount = Antal
payroll-timing-kind-banking-before = bankdagar före
payroll-timing-kind-banking-after = bankdagar efter
payroll-timing-kind-days-before = dagar före
payroll-timing-kind-days-after = dagar efter
payroll-timing-kind-next-month = dag i följande månad
payroll-preview = Löneutbetalningsdagar { $year }: { $dates }
payroll-moved-stay = { $count ->
    [one] Ett datum som flyttats för hand förblir i kraft.
   *[other] { $count } datum som flyttats för hand förblir i kraft.
}
payroll-rule-kept = Gruppens rundor har redan kvitterats eller flyttats och skulle inte motsvara rundorna enligt den nya regeln. Ange när den här gruppen upphör och lägg till en ny.
payroll-by-time = kl.
payroll-since = Med från och med
payroll-restored-on = Tagen i bruk igen
payroll-date-move = Flytta datumet
payroll-date-restore = Återställ enligt regeln
payroll-not-banking-day = { $date } är inte en bankdag.
payroll-file-name = lönekalender { $agency } { $year }
payroll-calendar-name = Lönekalender { $year }: { $agency }
file-kind-ics = Kalenderfil
toast-file-saved = Filen sparad: { $name }
rule-payroll-unreadable = Lönegruppens regel går inte att tyda. Ändringen sparades inte.
rule-payroll-misplaced = Datumet eller skedet skulle höra till fel lönegrupp. Ändringen sparades inte.
operation-payroll-edited = Lönekalendern redigerad
error-file-not-saved = Filen kunde inte sparas: { $about }
    .safe = Uppgifterna i kortregistret finns kvar, och en tidigare fil med samma namn är oförändrad.
    .next = Kontrollera att du får skriva i mappen och att det finns plats på disken, och spara sedan på nytt.
all-figures-verify = Markera som kontrollerat: { $agency }
all-figures-verify-all = Markera kompletta ämbetsverk som kontrollerade ({ $count })
all-figures-reopen = Öppna för rättelse: { $agency }

## Who is responsible, and which group handles what
tab-responsibilities = Ansvariga
responsibilities-today = Ansvariga i dag
responsibilities-history = Ansvaret över tid
responsibilities-none = Inget ansvar har antecknats.
responsibilities-planned = kommande
responsibilities-always = början är inte känd
responsibilities-elsewhere = { $name }: tidigare och kommande ansvar på annat håll
responsible-change = Byt ansvarig person…
responsible-new = Ny ansvarig person
responsible-choose = välj person
responsible-from = Från och med
responsible-former-until = { $name } är ansvarig till och med { $date }.
responsible-deputy-stays = Ställföreträdaren byts inte ({ $name })
responsible-deputy-former = Den tidigare ansvariga blir ställföreträdare ({ $name })
responsible-deputy-other = Någon annan
responsible-deputy-nobody = Ingen ställföreträdare
responsible-new-deputy = Ny ställföreträdare
responsible-who-missing = Välj en ny ansvarig person.
responsible-deputy-missing = Välj en ny ställföreträdare.
service-process = Process
service-group = Servicegrupp
service-groups = Servicegrupper
service-nobody = ingen servicegrupp
service-add = Lägg till servicegrupp
services-change = Byt alla…
service-change = Byt servicegrupp
service-new-group = ny servicegrupp
service-group-name = Servicegruppens namn
service-group-shared = Gruppens namn och kontaktuppgifter är desamma för alla ämbetsverk.
service-planned = fr.o.m.{"\u00A0"}{ $date } { $name }
lists-service-process = Serviceprocesser
rule-services-overlap = Samma process skulle ha två servicegrupper samma dag. Ändringen sparades inte.
operation-service-edited = Servicegrupper redigerade
responsibilities-since = fr.o.m.{"\u00A0"}{ $date }

# Absences
place-absences = Frånvaro
absences-help = Välj kollega och datum: du ser genast vem som sköter kollegans ämbetsverk. Frånvaron behöver inte antecknas först. Orsaken skrivs inte upp.
absence-who = Vem är borta
absence-choose = Välj…
absence-reachable = Kan nås i brådskande ärenden
absence-record = Anteckna frånvaron
absence-dates-wrong = Datumen saknas eller är i fel ordning.
absence-no-agencies = Ansvarar inte för något ämbetsverk dessa dagar.
absence-summary = { $count } ämbetsverk · { $gaps } sköts av ingen
coverage-agency = Ämbetsverk
coverage-dates = Tidsfrister
coverage-next = Nästa tidsfrist
coverage-watch = Att observera
coverage-stand-in = Sköts av
coverage-no-dates = inte dessa dagar
coverage-late = { $count } försenade
coverage-more-dates = och { $count } till
coverage-days = ansvarig { $days }
coverage-gap = Sköts av ingen
link-deputy = ställföreträdare
link-pair = arbetspar
link-team = team
link-supervisor = chef
passed-away = { $name } borta { $from }–{ $to }
passed-left = { $name } arbetar inte längre här
passed-part = { $name } bara en del av tiden
lacks-language = betjänar inte på { $language }
remedy-reach = { $name } kan nås i brådskande ärenden.
remedy-ask = Be om hjälp: { $name }.
remedy-move = Ingen är på plats: kom överens om saken med chefen.
absence-timeline = Antecknad frånvaro
absence-timeline-none = Ingen frånvaro har antecknats för de kommande veckorna.
absence-edit = Redigera frånvaron…
absence-delete = Ta bort frånvaron
absence-days = { $from }–{ $to }
board-title = Svaga punkter i ställföreträdandet
board-none = Varje ämbetsverk har en ansvarig och en ställföreträdare.
board-both-away = Ansvarig och ställföreträdare borta samtidigt { $days }
board-no-responsible = Ingen ansvarig
board-deputy-same = Den ansvariga är sin egen ställföreträdare: { $name }
board-no-deputy = Ingen ställföreträdare
board-language = Ställföreträdaren { $name } betjänar inte på { $language }
absence-header = borta t.o.m.{"\u00A0"}{ $date } → i dag { $name }
absence-header-nobody = borta t.o.m.{"\u00A0"}{ $date } → i dag ingen
rule-pair-of-one = Ett arbetspar är två olika personer. Ändringen sparades inte.
operation-absence-edited = Frånvaro redigerad

# Systems, access, pairs
lists-system = System
rule-pair-twice = Samma personer är redan ett arbetspar under dessa dagar. Ändringen sparades inte.
rule-system-twice = Systemet används redan för ämbetsverket under dessa dagar. Ändringen sparades inte.
rule-access-misplaced = Behörighet kan inte antecknas för detta system. Ändringen sparades inte.
operation-system-edited = System eller behörigheter redigerade
operation-pair-edited = Arbetspar redigerade
operation-employee-left = Slutade i gruppen

# Agreements
tab-agreement = Avtal
open-document = Öppna dokumentet
value-nothing = inget
ask-open-document = Öppna dokumentet?
ask-open-document-text = Dokumentet öppnas i datorns eget program. Öppna det bara om du känner till sökvägen.
decimal-too-precise = Skriv högst fyra decimaler.
decimal-not-understood = Talet kunde inte tolkas. Skriv till exempel 1 234,50.
decimal-ambiguous = Tusental eller decimaler? Skriv till exempel 185 000 eller 185,00.
agreement-none = Inget serviceavtal har antecknats
agreement-none-help = Anteckna avtalets nummer och giltighetstid. Därefter kan du lägga till avvikelser från standardarbetsfördelningen, mätare, ramvillkor och priser.
agreement-card-none = Inget serviceavtal har antecknats.
agreement-add = Lägg till avtal…
agreement-edit = Redigera avtalet…
agreement-copy = Nytt avtal utifrån detta…
agreement-copy-help = Till det nya avtalet kopieras avvikelser, mätare, ramvillkor och gällande priser. Det nuvarande avtalet upphör dagen före det nya.
agreement-copy-not-before = Det nya avtalet måste börja efter att detta avtal har börjat.
agreement-overlaps = Ämbetsverket har redan ett annat gällande avtal under samma tid. Kontrollera datumen.
agreement-delete = Ta bort avtalet
agreement-more = Åtgärder för avtalet
agreement-others = Avtal
agreement-validity = Giltigt
agreement-in-force = gäller tills vidare
agreement-in-force-until = gäller t.o.m.{"\u00A0"}{ $date }
agreement-begins = börjar { $date }
agreement-ended = upphörde { $date }
agreement-yearly-value-euros = Avtalets värde per år, €
agreement-document-heading = Dokument
agreement-document-help = En webbadress öppnas genast. Innan en sökväg öppnas frågar programmet.
agreement-card-standard = Inget gällande avtal har antecknats. Enhetens standardarbetsfördelning:
agreement-card-differs = Avviker från standardarbetsfördelningen: { $tasks }
work-heading = Servicedefinition
work-differences = Visa bara det som avviker från standardarbetsfördelningen
work-no-standard = Enhetens standardarbetsfördelning har inte antecknats. Anteckna den här:
work-standard-today = Standardarbetsfördelningen visas som den är nu.
work-we-do = Vi gör
work-agency-does = Ämbetsverket gör
work-add = Lägg till uppgift…
work-edit = Redigera uppgiften…
work-more = Åtgärder för uppgiften
work-delete = Ta bort uppgiften
work-restore = Återställ enligt standardarbetsfördelningen
work-drop = Hör inte till detta avtal
work-deviates = avviker från standardarbetsfördelningen
work-own = bara i detta avtal
work-dropped = hör inte till detta avtal
work-no-differences = Inga avvikelser från standardarbetsfördelningen.
work-nothing = Inga uppgifter har antecknats.
work-in-standard = I standardarbetsfördelningen { $value }
work-task-missing = Skriv vad som görs.
metrics = Mätare för utförandet
metrics-none = Inga mätare har antecknats.
metric-name = Mätare
metric-add = Lägg till mätare…
metric-edit = Redigera mätaren…
metric-delete = Ta bort mätaren och resultaten
metric-target = Mål
metric-state = Senaste resultat
metric-followed = följs upp
metric-missed = Målet nåddes inte.
metric-met-in = nåddes ({ $period })
metric-missed-in = nåddes inte ({ $period })
limits = Ramvillkor
limits-none = Inga ramvillkor har antecknats.
limit-add = Lägg till ramvillkor…
limit-edit = Redigera ramvillkoret…
limit-delete = Ta bort ramvillkoret
limit-text = Ramvillkor
limit-no-product = ingen prestationsmängd
limit-range = { $product } { $lowest }–{ $highest } { $unit } per år
limit-from = { $product } minst { $lowest } { $unit } per år
limit-to = { $product } högst { $highest } { $unit } per år
limit-unknown = Mängden för { $year } är inte helt känd och kan inte jämföras med gränserna.
limit-within = { $year }: { $volume } { $unit }, inom gränserna
limit-not-yet = { $year } hittills { $volume } { $unit }, { $by } kvar till den nedre gränsen
limit-below = { $year }: { $volume } { $unit }, { $by } under den nedre gränsen
limit-above = { $year }: { $volume } { $unit }, { $by } över den övre gränsen
limit-exceptions = Villkoret gäller inte: { $text }
limit-lowest = nedre gräns
limit-highest = övre gräns
prices = Enhetspriser
price-from = fr.o.m.{"\u00A0"}{ $date }
price-remove = Ta bort priserna fr.o.m. { $date }
price-volume = Mängd { $year }
price-value = Värde { $year }
price-year-value = Värdet av prestationerna { $year } är { $sum }
price-no-value = För { $year } finns inte både pris och mängd, så värdet kan inte räknas ut.
price-lacks = Pris eller mängd saknas för en del, så summan är ofullständig.
price-averaged = Priset var inte detsamma hela året: mängden är jämnt fördelad på de dagar som har ett pris.
price-new-from = Nya priser fr.o.m.
price-add = Lägg till priser
applied = Tjänste- och arbetskollektivavtal, arbetstidsformer
applied-none = Inga tillämpade avtal har antecknats.
applied-add = Lägg till tillämpat avtal…
applied-add-short = Lägg till…
applied-edit = Redigera tillämpat avtal…
applied-delete = Ta bort tillämpat avtal
applied-over = upphört
applied-planned = kommande
planned = Kommande ändringar
planned-none = Inga kända ändringar.
planned-add = Lägg till ändring…
planned-edit = Redigera ändringen…
planned-delete = Ta bort ändringen
planned-text = Vad som ändras
planned-expected = väntas { $date }
planned-passed = väntades { $date }, dagen har passerat
planned-unknown = tidpunkten är inte känd
planned-counts = Vad ändringen gäller i tal
planned-counts-nothing = inget tal
planned-amount-help = Personer, eller prestationer per år, som tillkommer; en minskning med minustecken. Talet räknas med i prognosen för nästa år från den väntade dagen.
feedback = Respons
feedback-none = Ingen respons har antecknats.
feedback-add = Lägg till respons…
feedback-edit = Redigera responsen…
feedback-delete = Ta bort responsen
feedback-text = Vad ämbetsverket sade
feedback-done = Gjort: { $text }
feedback-open = Inga åtgärder har antecknats.
tab-client = Kundrelation
topic-client = Kundrelation
field-segment = Kundsegment
may-be-shown = Får visas för ämbetsverket
may-be-shown-help = Det som inte är märkt lämnas bort från den lägesbild som ges till ämbetsverket.
may-be-shown-said = får visas för ämbetsverket
matter-assignee = Vem sköter
matter-no-assignee = ämbetsverkets ansvariga person
matters-elsewhere = Öppna ärenden hos andra ämbetsverk
matters-elsewhere-help = Under frånvaron syns de här hos ämbetsverkets ansvariga person.
matter-new = Lägg till ärende…
matter-give = Ge åt någon att sköta…
matter-looked-after = sköts av { $name }
matter-yours = ditt att sköta
meetings = Möten
meetings-none = Inga möten har antecknats. Lägg till ett möte och anteckna besluten här.
meetings-more = Visa äldre ({ $count })
meeting-add = Lägg till möte…
meeting-edit = Redigera mötet…
meeting-delete = Ta bort mötet
meeting-steering-group = Styrgrupp
meeting-cooperation-group = Samarbetsgrupp
meeting-client-team = Kundteam
meeting-other = Annat möte
meeting-at = kl. { $time }
meeting-coming = Mötet hålls senare. Besluten antecknas efter det.
meeting-no-decisions = Inga beslut har antecknats.
meeting-decisions = Beslut
meeting-became = Öppet ärende · { $about }
meeting-also = Gäller också: { $agencies }
meeting-ours-short = Från oss
meeting-theirs-short = Från ämbetsverket
meeting-agencies = Ämbetsverk som mötet gäller
meeting-agency-remove = Ta bort ämbetsverket från mötet: { $agency }
meeting-agency-choose = välj ämbetsverk
meeting-agency-add = Lägg till ämbetsverk
meeting-decision-nth = Beslut { $number }
meeting-decision-remove = Ta bort beslutet
meeting-decision-add = Lägg till beslut
meeting-decisions-help = Ett sparat beslut kan göras till ett öppet ärende med ansvarig och datum.
decision-become = Gör till öppet ärende…
decision-for-all = alla
decision-concerns = Gäller
decision-nobody = välj vem som sköter
decision-who-missing = Välj vem som sköter ärendet.
decision-became-meanwhile = Beslutet har redan gjorts till ett öppet ärende. Det du skrev finns kvar här: kopiera det du behöver till ärendet och stäng formuläret.
decision-whom-choose = välj vem det gäller
decision-whom-missing = Välj för varje beslut vilket ämbetsverk det gäller.
meeting-agency-decided = { $agency }: ett beslut gäller ämbetsverket. Ta bort beslutet eller välj ett annat ämbetsverk för det innan du tar bort ämbetsverket från mötet.
client-kind = Typ av möte
client-place = Plats
client-held-on = Mötesdag
client-starts-at = Börjar kl.
client-ours = Deltagare från oss
client-theirs = Deltagare från ämbetsverket
client-topics = Ämnen
client-decision = Beslut
client-meeting = Möte
client-open-matter = Öppet ärende
client-position = Ordning
client-text = Beslut
client-goal = Mål
client-action = Åtgärd
client-who = Vem gör
client-due = Senast
client-state = Status
client-year = År
client-question = Fråga
client-score = Resultat
client-scale = Skalans bästa värde
client-respondents = Svarande
client-name = Inställning
client-value = Värde
plan = Kundplan
plan-none = Ingen plan har antecknats. Lägg till det första målet, så ser du här hur det framskrider.
plan-add = Lägg till mål…
plan-edit = Redigera målet…
plan-delete = Ta bort målet
plan-planned = planerat
plan-under-way = pågår
plan-done = gjort
plan-given-up = avstått från
satisfaction = Kundnöjdhet
satisfaction-none = Inga resultat har antecknats. Lägg till enkätens resultat, så kan åren jämföras.
satisfaction-add = Lägg till resultat…
satisfaction-edit = Redigera resultatet…
satisfaction-delete = Ta bort resultatet
satisfaction-overall = Helhetsbedömning
satisfaction-chart = Helhetsbedömning av bästa möjliga
satisfaction-year = År
satisfaction-respondents = { $count ->
    [one] { $count } svarande
   *[other] { $count } svarande
}
satisfaction-named = { $question }, { $year }
satisfaction-question-help = Tomt är helhetsbedömningen.
satisfaction-twice = Det finns redan ett resultat på frågan för samma år. Redigera det.
satisfaction-compared = Kundnöjdhet per ämbetsverk
satisfaction-compared-none = Det finns inga resultat. Lägg till dem på fliken Kundrelation hos ett ämbetsverk.
account-by-branch = enligt förvaltningsområdet
account-contact-wanted = Avtalets årsvärde överstiger gränsen, men den kundansvariga är inte kundrelationschefen.
account-contact-wanted-at = { $agency }: avtalets värde överstiger gränsen, men den kundansvariga är inte kundrelationschefen.
branch-managers = Förvaltningsområdenas kundrelationschefer
branch-managers-none = Inga kundrelationschefer har utsetts för förvaltningsområdena. Lägg till en, så syns hen hos områdets ämbetsverk.
branch-managers-no-branches = Det finns inga förvaltningsområden. Lägg först till dem i listorna, så kan en kundrelationschef utses för dem.
branch-manager-add = Lägg till kundrelationschef…
branch-manager-edit = Redigera kundrelationschefen…
branch-manager-delete = Ta bort kundrelationschefen
branch-manager-help = Sköter de ämbetsverk inom förvaltningsområdet som inte har en egen kundrelationschef.
settings-clients = Kundrelationer
setting-account-value-limit = Gräns för avtalets värde
setting-account-value-limit-help = När avtalets årsvärde är större än detta är kundrelationschefen kundansvarig.
setting-account-value-limit-edit = Ändra gränsen…
setting-account-value-limit-euros = Gräns, € per år
setting-backup-folder = Mapp för säkerhetskopior
setting-backup-folder-help = Tom: kopiorna görs bredvid filen i en egen mapp.
setting-second-backup-folder = Andra plats
setting-second-backup-folder-help = Varje kopia förs också hit. Välj en annan disk eller server.
setting-backup-hours = Tid mellan säkerhetskopior, timmar
setting-installer = Installationsprogrammets plats
setting-installer-help = Mapp, fil eller adress som visas för den vars program är för gammalt.
settings-unit = Enhetens inställningar
settings-unit-help = Gäller alla som använder filen. Skriv hela sökvägen så som den är på varje dator, helst i formen \\server\resurs\mapp.
settings-unit-hint = \\server\resurs\mapp
settings-unit-edit = Ändra enhetens inställningar…
settings-unit-beside = Bredvid filen
settings-unit-no-second = Ingen andra plats
settings-unit-no-installer = Inte angett
settings-unit-hours = { $count ->
    [one] När den förra är över en timme gammal
   *[other] När den förra är över { $count } timmar gammal
}
settings-unit-no-path = Skriv hela sökvägen, till exempel K:\Kopior eller /mnt/kopior.
settings-unit-no-place = Skriv hela sökvägen eller en adress som börjar med https://.
settings-unit-elsewhere = Den här datorn känner inte till en sökväg som skrivs så. Andra datorer kan göra det.
settings-unit-same = Den andra platsen är samma mapp. Välj en annan disk eller lämna den tom.
backup-place-elsewhere = Den här datorn når inte mappen för säkerhetskopior { $about }: sökvägen är för en dator av annat slag.
    .safe = Kopiorna görs bredvid filen, och det går att spara.
    .next = Andra datorers kopior går till mappen som de ska. Ändra sökvägen i Inställningar om det är så för alla.
backup-place-missing = Mappen för säkerhetskopior { $about } hittas inte från den här datorn.
    .safe = Kopiorna görs bredvid filen, och det går att spara.
    .next = Kontrollera att disken är ansluten och att mappen finns. Programmet skapar inte mappen.
backup-place-read-only = Det går inte att skriva i mappen för säkerhetskopior { $about } från den här datorn.
    .safe = Kopiorna görs bredvid filen, och det går att spara.
    .next = Be om skrivbehörighet till mappen för dem som använder filen.
backup-place-parted = I mappen för säkerhetskopior { $about } finns kopior av ett annat exemplar av filen, där annat har sparats.
    .safe = Kopiorna av den här filen görs bredvid den, så att exemplaren inte blandas, och det går att spara.
    .next = Om det här är din egen kopia är det bra så. Om det här är gruppens fil, flytta de gamla kopiorna till en annan mapp.
backup-place-in-the-way = I mappen för säkerhetskopior finns { $about }, som inte är programmets egen fil.
    .safe = Säkerhetskopior görs ändå, och det går att spara.
    .next = Flytta den till en annan plats eller ta bort den. Med en fil med samma namn visar programmet vem som gör säkerhetskopian.
backup-place-failed = Säkerhetskopian kunde inte göras i mappen { $about }.
    .safe = Det går att spara, och andra kopior är kvar.
    .next = Kontrollera att det finns plats på disken. Programmet försöker snart igen.
situation = Lägesbild
situation-open = Visa ämbetsverkets lägesbild
situation-open-help = Allt för mötet på en sida.
situation-unit = Hela enhetens lägesbild
situation-print = Skriv ut lägesbilden
situation-internal = Intern: även det som inte visas för ämbetsverket
situation-internal-word = intern
situation-internal-page = Intern
situation-internal-help = Intern: får inte ges till ämbetsverket.
situation-internal-file = Lägesbild, intern
situation-external-help = För ämbetsverket: endast det som är märkt ”Får visas för ämbetsverket” är med.
situation-unit-help = Hela enheten per förvaltningsområde. Ett ämbetsverks lägesbild finns på dess flik Kundrelation.
situation-last-meeting = Det senaste mötets beslut, { $meeting }
situation-no-matters = Inga öppna ärenden.
situation-no-figures = Det finns inga siffror.
situation-volumes = Prestationer och ramvillkor
situation-metrics = Mätare och resultat
situation-no-metrics = Inga mätare har avtalats.
situation-results = Resultat
situation-missed = nåddes inte
situation-punctual = Punktlighet
situation-punctual-of = I tid { $year }
situation-punctual-help = Andelen skeden som gjorts i tid av dem som kvitterats, och antalen. Säger inte vem som kvitterat.
situation-no-ticks = Inga skeden i lönerundorna har kvitterats.
situation-value = Priser och årets värde
situation-no-agreement = Det finns inget gällande avtal.
situation-price = Pris
situation-no-feedback = Ingen respons.
situation-no-satisfaction = Nöjdheten har inte frågats.
situation-characteristics = Ämbetsverkets särdrag
situation-no-characteristics = Inga särdrag.
situation-no-branch = Inget förvaltningsområde
situation-headcount-of = Löntagare { $year }
situation-limits-passed = Utanför gränserna
situation-metrics-met = Mål som nåddes
situation-late = { $count } försenade
situation-no-plan = Ingen plan har antecknats.
situation-passed-count = { $count } utanför
situation-missed-count = { $count } nåddes inte
paper-title-situation = Lägesbild: { $name }
paper-title-situation-unit = Lägesbild per förvaltningsområde
operation-meeting-edited = Möte redigerat
operation-decision-became = Beslut gjort till öppet ärende
operation-client-plan-edited = Kundplan redigerad
operation-satisfaction-edited = Kundnöjdhet redigerad
operation-account-edited = Förvaltningsområdets kundrelationschef redigerad
operation-setting-edited = Enhetens inställning ändrad
rule-meeting = Beslutet och det öppna ärendet gäller inte samma ämbetsverk. Ändringen sparades inte.
rule-meeting-of-nobody = Ett möte ska gälla minst ett ämbetsverk. Någon annan har kanske tagit bort det andra. Ändringen sparades inte.
rule-decision-elsewhere = Beslutet gäller ett ämbetsverk som mötet inte gäller. Ändringen sparades inte.
rule-satisfaction = Resultatet ryms inte på skalan, eller så finns det redan ett resultat på frågan. Ändringen sparades inte.
rule-setting = Inställningens värde duger inte. Ändringen sparades inte.
table-segment = Kundsegment
table-unit-setting = Enhetens inställning
table-branch-manager = Förvaltningsområdets kundrelationschef
table-meeting = Möte
table-meeting-agency = Mötets ämbetsverk
table-meeting-decision = Mötets beslut
table-client-plan = Kundplan
table-satisfaction = Kundnöjdhet
sheet-segment = Kundsegment
sheet-unit-setting = Enhetens inställningar
sheet-branch-manager = Förvaltningsområdenas chefer
sheet-meeting = Möten
sheet-meeting-agency = Mötenas ämbetsverk
sheet-meeting-decision = Mötenas beslut
sheet-client-plan = Kundplaner
sheet-satisfaction = Kundnöjdhet
standard-heading = Standardarbetsfördelning
standard-help = Så här fördelas arbetet med varje ämbetsverk, om inte avtalet säger annat. En ändring syns genast i alla avtal som inte avviker från den.
standard-deviations = { $count ->
    [one] { $count } avtal avviker från detta
   *[other] { $count } avtal avviker från detta
}
agreement-named = Avtal { $number }
metric-quarter = { $quarter }/{ $year }
agreement-number = Avtalets nummer
agreement-signed-on = Undertecknat
agreement-document = Länk till dokumentet
agreement-yearly-value = Avtalets värde per år
agreement-note = Mer information
agreement-agreement = Avtal
agreement-agency = Ämbetsverk
agreement-standard = Rad i standardarbetsfördelningen
agreement-dropped = Hör inte till avtalet
agreement-done-by = Vem gör
agreement-done-by-centre = Vi
agreement-done-by-agency = Ämbetsverket
agreement-task = Uppgift
agreement-outcome = Resultat
agreement-place = Var
agreement-due = När
agreement-hand-over = Överlåtelsepunkt
agreement-basis = Grund
agreement-basis-agreement = Avtal
agreement-basis-regulation = Författning eller föreskrift
agreement-reference = Punkt i författningen, föreskriften eller avtalet
agreement-position = Ordning
agreement-direction = Bra resultat
agreement-direction-at-least = minst
agreement-direction-at-most = högst
agreement-value = Värde
agreement-unit = Enhet
agreement-deadline = Tidsfrist
agreement-interval = Mätintervall
agreement-interval-month = Månadsvis
agreement-interval-quarter = Kvartalsvis
agreement-interval-year = Årligen
agreement-metric = Mätare
agreement-period = Period
agreement-text = Text
agreement-lowest = Nedre gräns per år
agreement-highest = Övre gräns per år
agreement-exceptions = Undantag
agreement-price = Pris
agreement-kind = Typ
agreement-kind-collective = Tjänste- och arbetskollektivavtal
agreement-kind-working-time = Arbetstidsform
agreement-link = Länk
agreement-expected-on = Väntas
agreement-amount = Ökning eller minskning
agreement-effect = Inverkan på arbetet
agreement-received-on = Mottagen
agreement-what-was-done = Vad som gjordes
agreement-as-standard = enligt standardarbetsfördelningen
rule-agreements-overlap = Ämbetsverket skulle ha två gällande avtal samma dag. Ändringen sparades inte.
rule-agreement-number-missing = Skriv avtalets nummer.
rule-agreement-misplaced = Raden hör till ett annat ämbetsverk än avtalet. Ändringen sparades inte.
rule-definition-line = Raden i servicedefinitionen är ofullständig. Ändringen sparades inte.
rule-limits-backwards = Den nedre gränsen är högre än den övre.
rule-money = Summan ska vara 0–999 999 999,9999 €.
rule-metric-period = Mätarens resultat har ingen giltig period. Ändringen sparades inte.
rule-text-missing = Skriv en text.
operation-agreement-edited = Avtal redigerat
operation-standard-edited = Standardarbetsfördelningen redigerad
operation-applied-agreement-edited = Tjänste- och arbetskollektivavtal redigerade
operation-planned-change-edited = Kommande ändringar redigerade
operation-feedback-edited = Respons redigerad
# Hand-over
rule-absences-overlap = Personen skulle ha två frånvaroperioder samma dag. Förläng den som redan är antecknad. Ändringen sparades inte.
operation-handover-edited = Överlämning redigerad
operation-matter-edited = Öppna ärenden redigerade
absences-cover = Vem sköter vad
absences-calendar = Kalender
absences-board = Svaga punkter
span-weeks = 12 veckor
span-month = Månad
span-year = År
absence-of = { $name } är borta
absence-known = Frånvaron är antecknad { $days }.
absence-known-edit = Ändra datum
absence-longer = En del av dagarna är redan antecknade. Tillsammans { $days }.
absence-extend = Förläng frånvaron
absence-overlaps = Datumen överlappar en annan frånvaro.
clash-title = { $count ->
    [one] Ett ämbetsverk sköts av ingen
   *[other] Flera ämbetsverk sköts av ingen
}
clash-line = { $agency }: också { $names } är borta { $days } ({ $weeks }).
weeks-one = vecka { $week }
weeks-several = veckorna { $first }–{ $last }
quick-now = Borta i dag
quick-nobody = Ingen är borta i dag.
quick-soon = Borta inom kort
quick-back = Nyligen tillbaka
quick-agencies = { $count } ämbetsverk
quick-untaken = { $count ->
    [one] 1 inte övertaget
   *[other] { $count } inte övertagna
}
quick-taker-away = den som sköter är borta { $days }
quick-takers-away = den som sköter är tidvis borta: { $count } ämbetsverk
quick-taken = alla övertagna
nav-untaken = { $count } ämbetsverk har inte tagits över
coverage-table = Ämbetsverken för den som är borta
coverage-taken = Vem tog över
watch-critical = { $count ->
    [one] 1 kritiskt
   *[other] { $count } kritiska
}
watch-important = { $count ->
    [one] 1 viktigt
   *[other] { $count } viktiga
}
lacks-access = saknar behörighet: { $systems }
taken-by = { $name } tog över
taker-away-taken = { $name } borta { $days }, då sköter { $then }
taker-away-stands-in = { $name } borta { $days }: { $then } är ställföreträdare, har inte tagit över än
taker-away-nobody = { $name } borta { $days }: sköts av ingen
taken-by-nobody = ingen ännu
take-over = Jag tar över
day-today = i dag
day-tomorrow = i morgon
opened-watch = { $agency }: att observera { $days }
opened-card = Öppna kortet
opened-other-times = Vid andra tider: { $names }
opened-dates = Tidsfrister under frånvaron
opened-no-dates = Lönekalendern har inga tidsfrister dessa dagar.
opened-agreement = Avtalet: våra uppgifter
opened-standard = Standardarbetsfördelning
opened-no-work = Våra uppgifter har inte antecknats.
opened-no-work-now = Ingen av uppgifterna i avtalet infaller under de här dagarna.
opened-work-more = Visa övriga uppgifter ({ $count })
opened-work-less = Dölj övriga uppgifter
opened-groups = Servicegrupper
opened-changes = Senast ändrat
opened-no-changes = Inga ändringar har gjorts.
opened-reading = Historiken läses…
handover-title = Överlämning
handover-taken = { $name } tog över { $when }
handover-save = Spara anteckningarna
matters = Öppna ärenden
matters-none = Inga öppna ärenden.
matter-add = Lägg till öppet ärende
matter-add-button = Lägg till
matter-hint = Vad är oavslutat…
matter-edit = Redigera öppet ärende…
matter-park = Låt vänta
matter-unpark = Ta upp igen
matter-close = Markera som skött
matter-delete = Ta bort ärendet
matter-waits = väntar
matter-by = senast { $date }
matter-late = försenat, skulle vara klart { $date }
briefing-open = Sammanfattning vid återkomst
briefing-back = Tillbaka till ställföreträdandet
briefing-of = Sammanfattning vid återkomst: { $name }
briefing-help = Vad som hände vid ämbetsverken { $days }.
briefing-notes = Ställföreträdarens anteckningar
briefing-changed = Ändrade uppgifter
briefing-closed = skött
briefing-opened = nytt
briefing-waiting = fortfarande öppet
briefing-more = { $count ->
    [one] och 1 ändring till
   *[other] och { $count } ändringar till
}
briefing-quiet = Inga ändringar
briefing-still = { $count ->
    [one] 1 ärende fortfarande öppet
   *[other] { $count } ärenden fortfarande öppna
}
month-before = Föregående månad
month-after = Nästa månad
month-today = Denna månad
month-nobody = ingen är borta
month-count = { $count } borta
month-more = och { $count } till
month-alone = { $count } sköts av ingen
timeline-away = Borta per vecka
timeline-week = { $date }: { $count } borta
year-before = Föregående år
year-after = Nästa år
exposure-summary = { $count ->
    [0] Varje ämbetsverk har någon på plats varje vecka.
    [one] Under en vecka finns det ämbetsverk som ingen sköter.
   *[other] Under { $count } veckor finns det ämbetsverk som ingen sköter.
}
exposure-show-past = { $count ->
    [one] Visa den vecka som gått
   *[other] Visa de { $count } veckor som gått
}
exposure-hide-past = Dölj veckorna som gått
exposure-week = Vecka { $week }
exposure-week-short = v. { $week }
exposure-away = { $count } borta
exposure-alone = { $count } ämbetsverk sköts av ingen
exposure-alone-short = { $count } sköts av ingen
exposure-alone-names = Sköts av ingen: { $names }
board-help = Raden leder till fliken där saken kan rättas till.
board-kind-both-away = Ansvarig och ställföreträdare borta samtidigt
board-kind-no-responsible = Ansvarig saknas
board-kind-deputy-same = Ställföreträdaren är samma person
board-kind-no-deputy = Ställföreträdare saknas
board-kind-language = Ställföreträdaren betjänar inte på ämbetsverkets språk
board-kind-access = Ställföreträdaren saknar behörighet till ett system
board-kind-one-editor = Kunskapen vilar på en person
board-kind-few = Lite är antecknat om ett stort ämbetsverk
rule-handover = Den som är borta kan inte själv ta över ämbetsverket. Ändringen sparades inte.
rule-matter = Skriv vilket ärende som är öppet. Ändringen sparades inte.
board-one-editor = Särdragen har antecknats av endast { $name }
board-access = Ställföreträdaren { $name } saknar behörighet: { $systems }
board-few = { $payees } löntagare men { $count ->
    [0] inga särdrag
    [one] bara ett särdrag
   *[other] bara { $count } särdrag
}
matter-text = Öppet ärende
matter-due = Tidsfrist
matter-state = Status
matter-open = Öppet
matter-parked = Väntar
matter-done = Skött
matter-closed-on = Skött
matter-closed-by = Vem skötte
handover-stand-in = Vem tog över
handover-taken-over-at = När det togs över
handover-notes = Anteckningar till den som kommer tillbaka
## Whether what is kept is still true
place-upkeep = Aktualitet
upkeep-title = Uppgifternas aktualitet
field-group-basics = Basuppgifter
field-group-addresses = Adresser och öppettider
field-group-contacts = Kontaktpersoner
field-group-characteristics = Särdrag
field-group-payroll = Lönekalender
field-group-agreement = Serviceavtal
field-group-responsibilities = Ansvariga personer
field-group-services = Servicegrupper
field-group-systems = System
field-group-headcount = Antal löntagare
field-group-volume = Prestationsmängder
operation-doubt-raised = Rättelse begärd
operation-doubt-settled = Begärd rättelse behandlad
operation-duty-edited = Uppgiftsansvar redigerat
rule-interval = Kontrollintervallet ska vara 1–120 månader.
rule-duty-misplaced = Uppgiftsansvaret hör till ett annat ställe. Ändringen sparades inte.
rule-doubt-empty = Skriv vad som inte stämmer.
field-verified-on = Kontrollerat
field-verified-by = Kontrollerat av


## I dag
place-today = I dag
today-mine = Mina
today-everybody = Hela enheten
today-unit = { $own } kundämbetsverk · { $away } borta
today-summary = { $own ->
    [0] Du har inga egna ämbetsverk
    [one] Du sköter ett ämbetsverk
   *[other] Du sköter { $own } ämbetsverk
  }{ $covering ->
    [0] .
    [one] {" "}och är i dag ställföreträdare för ett.
   *[other] {" "}och är i dag ställföreträdare för { $covering }.
  }
today-covering = { $name } är borta t.o.m.{"\u00A0"}{ $date }, du är ställföreträdare för { $count ->
    [one] ett ämbetsverk
   *[other] { $count } ämbetsverk
  }.
today-deadlines = Tidsfrister
today-no-deadlines = Inga tidsfrister under de två närmaste veckorna.
today-you-cover = du är ställföreträdare
today-away = Borta i dag
today-nobody-away = Alla är på plats.
today-to-absences = Öppna sidan Frånvaro
today-until = t.o.m.{"\u00A0"}{ $date }
today-with-you = { $count ->
    [one] ett ämbetsverk hos dig
   *[other] { $count } ämbetsverk hos dig
  }
today-awaits-you = { $count ->
    [one] ett ämbetsverk väntar på att du tar över det
   *[other] { $count } ämbetsverk väntar på att du tar över dem
  }
today-stands-in = { $name } är ställföreträdare för { $count ->
    [one] ett ämbetsverk
   *[other] { $count } ämbetsverk
  }, har inte tagit över än
today-with = { $name } sköter { $count ->
    [one] ett ämbetsverk
   *[other] { $count } ämbetsverk
  }
today-waiting = Stämmer det fortfarande?
today-nothing-waiting = Inget väntar på kontroll.
today-matters = Öppna ärenden
today-no-matters = Det finns inga öppna ärenden.
today-late = försenat
today-and-more = och { $count } till
today-fewer = Visa färre
today-go-on = Fortsätt svara
today-answers = Se svaren
today-news = Ändringar av andra
today-notices = För chefen
today-to-backups = Till inställningarna för säkerhetskopior
today-no-news = Andra har inte ändrat något på två veckor.
day-yesterday = i går
# What changed while somebody was away
changed-added = { $what } har lagts till
changed-edited = { $what }
changed-removed = { $what } har tagits bort
value-yes = ja
value-no = nej
table-other = Annan uppgift
table-agency = Basuppgifter
table-agency-identifier = Kod
table-opening-hours = Öppettider
table-opening-exception = Avvikande öppettid
table-account-person = Kundrelationschef eller kundansvarig
table-succession = Ändring av namn eller struktur
table-assignment = Ansvar
table-headcount = Antal löntagare
table-volume = Prestationsmängd
# Merging items of lists, personal data
settings-general = Allmänt
settings-privacy = Dataskydd
operation-items-merged = Poster i en lista sammanslagna
operation-privacy-edited = Dataskyddsuppgifter redigerade
operation-purged = Uppgifter vars förvaringstid gått ut borttagna
operation-restored = Återställt från säkerhetskopia
operation-field-restored = Tidigare uppgift återställd
operation-person-erased = En persons uppgifter raderade
rule-retention = Förvaringstiden ska vara 1–1200 månader. Ändringen sparades inte.
history-erased = innehållet raderat
lists-merge = Slå ihop…
lists-merged = sammanslagen med { $name }
lists-step-merged = sammanslaget med skedet { $name }
merge-title = Slå ihop med en annan: { $name }
merge-help = Allt som hänvisar till denna flyttas till den andra. Denna tas ur bruk. Sammanslagningen kan ångras.
merge-into = Slås ihop med
merge-choose = Välj…
merge-do = Slå ihop
merge-nothing = Inget hänvisar till denna.
merge-moves = Detta flyttas: { $what }.
merge-agencies = { $count ->
    [one] { $count } ämbetsverk
   *[other] { $count } ämbetsverk
}
merge-figures = { $count ->
    [one] { $count } tal
   *[other] { $count } tal
}
merge-contacts = { $count ->
    [one] { $count } roll för en kontaktperson
   *[other] { $count } roller för kontaktpersoner
}
merge-characteristics = { $count ->
    [one] { $count } särdrag
   *[other] { $count } särdrag
}
merge-identifiers = { $count ->
    [one] { $count } kod
   *[other] { $count } koder
}
merge-employees = { $count ->
    [one] { $count } anställd
   *[other] { $count } anställda
}
merge-teams = { $count ->
    [one] { $count } team
   *[other] { $count } team
}
merge-rows = { $count ->
    [one] { $count } annan uppgift
   *[other] { $count } andra uppgifter
}
merge-locked = Öppna först dessa kontrollerade år
merge-clashes = { $count ->
    [one] Båda har ett tal eller pris på { $count } ställe
   *[other] Båda har ett tal eller pris på { $count } ställen
}
merge-clashes-help = Välj vilket tal eller pris som gäller. Talen kan också räknas ihop.
merge-all = För alla
merge-by-date = Båda, vart och ett från sin första dag
merge-price = enhetspris
merge-price-from = { $price } fr.o.m. { $day }
merge-sum = Sammanlagt
merge-open = { $count ->
    [one] { $count } val saknas.
   *[other] { $count } val saknas.
}
privacy-access = Vem som ser uppgifterna
privacy-access-text = Alla som har behörighet till mappen där filen finns ser allt som står i filen och kan kopiera den. Programmet har inga egna behörigheter och filen är inte krypterad. Be IT-stödet begränsa mappens behörigheter till dem som behöver uppgifterna. Säkerhetskopior och egna kopior är lika konfidentiella.
privacy-notice = Dataskyddsbeskrivning
privacy-notice-help = Fyll i med enhetens egna ord. Beskrivningen sparas i denna fil och kan sparas för utskrift.
privacy-save = Spara beskrivningen
privacy-print = Spara för utskrift…
privacy-printed = Utskriven { $date }
privacy-file-name = Dataskyddsbeskrivning
file-kind-html = Webbsida
privacy-controller = Personuppgiftsansvarig
privacy-contact = Kontaktperson och dataskyddsombud
privacy-purpose = Användningsändamål
privacy-basis = Grund för behandlingen
privacy-content = Vilka uppgifter och om vem
privacy-source = Varifrån uppgifterna fås
privacy-recipients = Vem uppgifter lämnas ut till
privacy-retention = Förvaring
privacy-rights = Den registrerades rättigheter
privacy-hint-controller = Organisation, enhet och adress
privacy-hint-contact = Namn, telefon och e-post
privacy-hint-purpose = Till exempel löne- och personaltjänster för kundämbetsverken
privacy-hint-basis = Till exempel en uppgift av allmänt intresse och lagen den grundar sig på
privacy-hint-content = Till exempel namn, uppgift och kontaktuppgifter i arbetet för ämbetsverkens kontaktpersoner
privacy-hint-source = Till exempel av ämbetsverket och av personen själv
privacy-hint-recipients = Till exempel lämnas inte ut utanför gruppen
privacy-hint-retention = Till exempel förvaringstiderna står nedan, föråldrade uppgifter tas bort två gånger om året
privacy-hint-rights = Hur man ber att få se, rätta eller radera uppgifter
privacy-kept = Förvaringstider
privacy-kept-help = I månader. Tomt betyder att uppgifterna finns kvar tills någon tar bort dem. Inget försvinner av sig självt.
kept-absences = Frånvaro, från dess slut
kept-contacts = Tidigare kunders kontaktpersoner
kept-account-people = Tidigare kundrelationschefer och kundansvariga
kept-employees = Anställda som lämnat gruppen
kept-log-contents = Ändringshistorikens innehåll
kept-months = { $count ->
    [one] { $count } månad
   *[other] { $count } månader
}
kept-always = Tills vidare
kept-wrong = Ange månaderna som ett heltal, 1–1200.
kept-save = Spara förvaringstiderna
due-show = Visa vad som skulle tas bort
due-nothing = Inga förvaringstider har gått ut.
due-title = { $count ->
    [0] Inga rader tas bort.
    [one] { $count } rad skulle tas bort
   *[other] { $count } rader skulle tas bort
}
due-log = { $count ->
    [one] Innehållet i { $count } ändring före { $date }
   *[other] Innehållet i { $count } ändringar före { $date }
}
due-do = Ta bort dessa…
due-ask = Ska uppgifter vars förvaringstid har gått ut tas bort?
due-ask-text = Tas bort för gott, också ur historiken: rader { $count }, innehåll i ändringar { $old }. Anställda som har slutat heter därefter ”Raderad person”. Borttagningen kan inte ångras.
due-ask-do = Ta bort för gott
person-search = Vad som finns om en person
person-search-help = Sök en kontaktperson, en anställd eller vem som helst som filen har uppgifter om eller nämner.
person-who = Namn, telefonnummer eller e-post
person-more = och { $count } till: skriv mer av namnet
person-everywhere = Sök i alla texter: { $text }
person-gone = Personen finns inte längre i filen.
person-title = Finns om { $name }
person-file-name = Uppgifter om en person
person-counts = Egna uppgifter { $own } · anknutna { $linked } · omnämnanden { $mentions } · i historiken { $log }
person-save = Spara som fil…
person-erase = Radera personens uppgifter…
person-nothing = Inga uppgifter.
person-own = Personens egna uppgifter
person-linked = Andra uppgifter som anknyter till personen
person-mentions = Omnämnanden i texter
person-mentions-help = Det som är märkt med rött ersätts när personens uppgifter raderas. Det gula kan avse någon annan: välj själv.
person-perhaps = Ersätt också det som är märkt med gult
person-log = Ändringshistorik
person-log-who = Vem
person-log-source = Importerat från fil
person-log-more = och { $count } tidigare; alla finns i den sparade filen
person-shared = Andra har samma, så det blir kvar: { $what }
person-correct = Rätta
person-erased = Raderad person
erase-title = Ska uppgifterna om { $name } raderas?
erase-text = Rader som tas bort: { $rows }, omnämnanden som ersätts: { $mentions }, ändringar i historiken som töms: { $log }.
erase-employee = Ansvarsuppdragen syns kvar under namnet ”Raderad person”.
erase-final = Raderingen kan inte ångras.
erase-do = Radera för gott
erase-done = Uppgifterna har raderats ur filen och dess historik.
erase-not-clean = Filen används av andra, så de sista spåren av det raderade skrivs över nästa gång filen öppnas.
erase-copies = Dessa säkerhetskopior innehåller fortfarande uppgifterna: { $names }. Ta bort kopiorna när du inte längre behöver dem. Om en kopia återställs raderas uppgifterna på nytt.
erase-copies-none = Bredvid filen finns inga säkerhetskopior med uppgifterna. Kopior på andra ställen känner programmet inte till.
erase-conflict = Någon redigerade uppgifterna samtidigt. Inget raderades. Se på uppgifterna på nytt.
erase-nothing = Det fanns inget att radera.
contact-phone = Telefon
contact-email = E-post
contact-fax = Fax
table-verification = Kontroll
table-contact = Kontaktperson
table-contact-reach = Kontaktuppgift
table-contact-in-role = Kontaktpersonens roll
table-characteristic = Särdrag
table-pay-group = Lönegrupp
table-pay-group-step = Skede i lönekalendern
table-payroll-date = Flyttad tidsfrist
table-agency-service = Servicegrupp
table-agency-system = System
table-system-access = Behörighet till system
table-agreement = Avtal
table-definition-line = Rad i servicedefinitionen
table-metric = Mätare
table-metric-result = Mätresultat
table-boundary-condition = Ramvillkor
table-unit-price = Enhetspris
table-applied-agreement = Tillämpat avtal
table-planned-change = Kommande ändring
table-feedback = Respons
upkeep-missing = Saknade uppgifter
upkeep-waiting = Att kontrollera
upkeep-doubts = Begärda rättelser
upkeep-duties = Uppgiftsansvar
upkeep-whose = Vems
upkeep-all = Alla
upkeep-mine = Mina
upkeep-still-true = Stämmer
upkeep-no-longer = Stämmer inte…
upkeep-all-true = Allt stämmer
upkeep-no-longer-true = Stämmer inte…
upkeep-corrected = Rättat
upkeep-verified = kontrollerat { $date }
upkeep-never = inte kontrollerat
upkeep-unverified-months = okontrollerat i { $months } mån.
upkeep-verified-ago = kontrollerat { $date }, för { $months } mån. sedan
upkeep-changed = ändrat { $date }
upkeep-year-verified = { $year } kontrollerat { $date }
upkeep-year-never = { $year } okontrollerat
upkeep-oldest = äldsta kontrollen { $date }
upkeep-raised = begärt { $date }
upkeep-was-corrected = rättat { $date }
upkeep-was-true = stämde { $date }
upkeep-owner = ansvarig { $name }
upkeep-nobody = ingen
upkeep-characteristic = Särdrag
upkeep-raise = Stämmer inte
upkeep-about = Vad det gäller
upkeep-which = Närmare bestämt
upkeep-whole-group = hela punkten
upkeep-what = Vad är fel
upkeep-goes-to = Begäran går till den ansvariga: { $name }.
upkeep-settled = Behandlade under 30 dagar
upkeep-doubts-none = Inga begärda rättelser
upkeep-doubts-none-help = Vem som helst kan på ämbetsverkets kort anmäla att en uppgift inte stämmer (Ctrl+Skift+T).
upkeep-waiting-none = Allt är kontrollerat
upkeep-waiting-none-help = När kontrollintervallet för en uppgift har löpt ut visas den här.
upkeep-waiting-help = De som har väntat längst först. Om uppgiften är oförändrad räcker en tryckning.
upkeep-missing-none = Ingenting saknas
upkeep-missing-none-help = De viktiga uppgifterna är ifyllda för varje ämbetsverk.
upkeep-missing-nobody = Inga ämbetsverk
upkeep-missing-not-mine = Du har inga egna ämbetsverk. Välj ”Alla”, så ser du hela enheten.
upkeep-missing-help = Skriv den saknade uppgiften i cellen; Tabb leder till nästa lucka. Enter öppnar det som fylls i hos ämbetsverket.
upkeep-complete = { $complete } av { $all } ämbetsverk kompletta.
upkeep-choose-section = Gå först med Tabb till det avsnitt som du har kontrollerat.
upkeep-nothing-to-verify = Det här är redan kontrollerat, eller så finns det inget att kontrollera.
upkeep-archived = Uppgifter om avslutade kundförhållanden kontrolleras inte.
command-still-true = Märk avsnittet som kontrollerat: stämmer
command-no-longer-true = Anmäl att en uppgift inte stämmer…
gap-reach = Kontaktpersonens nummer eller adress
gap-pay-group = Lönegrupp
gap-logo = Logotyp
gap-count = Luckor
gap-closed = i ordning
gap-employee-unknown = Skriv en kollegas namn eller början av det så att det bara avser en.
gap-contact-unknown = Skriv namnet på en av ämbetsverkets kontaktpersoner eller början av det.
gap-language-unknown = Skriv finska, svenska eller engelska.
duty-group = Uppgift
duty-source = Varifrån uppgiften fås
duty-source-fi = Varifrån uppgiften fås, på finska
duty-source-sv = Varifrån uppgiften fås, på svenska
duty-source-en = Varifrån uppgiften fås, på engelska
duty-collector = Samlar in
duty-updater = Uppdaterar
duty-owner-changes = { $now }, fr.o.m. { $day } { $next }
duty-owner = Ansvarar
duty-all-three = Samlar in, uppdaterar och ansvarar
duty-interval = Intervall
duty-interval-months = Kontrollintervall i månader
duty-months = { $months } mån.
duty-responsible = ansvarig person
duty-edit = Redigera uppgiftsansvaret
duty-new = Ämbetsverkets eget uppgiftsansvar
duty-add = Lägg till ett undantag för ett ämbetsverk…
duty-remove = Ta bort undantaget
duty-all = Alla ämbetsverk utan eget undantag
duty-twice = Ämbetsverket har redan ett eget uppgiftsansvar för det här.
duty-yearly = Siffrorna kontrolleras en gång: så här många månader efter årets slut.
duty-printed = Läget { $date }
upkeep-duties-help = Alla bör känna till de här: varifrån uppgiften fås, vem som samlar in och uppdaterar den, vem som ansvarar för den och hur ofta den kontrolleras.
upkeep-duties-save = Spara för utskrift…
toast-open-file = Öppna
upkeep-count-overdue = { $count ->
    [one] { $count } försenad kontroll
   *[other] { $count } försenade kontroller
}
upkeep-count-doubts = { $count ->
    [one] { $count } begärd rättelse
   *[other] { $count } begärda rättelser
}
table-service-group = Servicegrupp
table-work-pair = Arbetspar
table-absence = Frånvaro
table-employee = Anställd
table-team = Team
table-product = Prestation
table-privacy-notice = Dataskyddsbeskrivning
table-retention = Förvaringstid
field-value = Värde
field-label = Förklaring
field-author = Skribent
field-written-on = Skrivet
field-language = Språk
cli-person-several = Flera personer heter { $name }. Använd programmets fönster.
cli-person-left = Dessa texter kan avse någon annan och lämnades som de var:
cli-person-perhaps = Dessa texter kan avse personen:
merge-prices = { $count ->
    [one] { $count } enhetspris
   *[other] { $count } enhetspriser
}
table-handover = Överlämning
table-open-matter = Öppet ärende
table-data-duty = Uppgiftsansvar
table-doubt = Begärd rättelse
due-copies = Dessa säkerhetskopior gjordes före borttagningen och kan innehålla uppgifterna: { $names }. Ta bort kopiorna när du inte längre behöver dem.
due-copies-none = Bredvid filen finns inga säkerhetskopior. Kopior på andra ställen känner programmet inte till.




# Systems and access of an agency
system = System
systems = System och behörigheter
systems-none = Ämbetsverkets system har inte antecknats ännu. Lägg till dem, så ser du genast vem som saknar behörighet.
systems-help = Ett kryss betyder att personen har behörighet till systemet i detta ämbetsverks ärenden.
system-add = Lägg till ett system…
system-edit = Redigera systemet
system-delete = Ta bort systemet
system-new = nytt system
system-new-help = Systemet läggs till i listan och kan sedan väljas även för andra ämbetsverk.
system-purpose = Användning
system-missing = Välj ett system.
system-twice = Systemet används redan för ämbetsverket under dessa dagar.
system-over = Används inte längre: { $name }, { $period }
access = Behörighet
access-missing = saknas
access-other = annan
access-show-also = Visa också
field-active = Arbetar i gruppen
field-system = System
field-purpose = Användning
field-employee = Person
field-agency-system = System
field-first = Den ena i arbetsparet
field-second = Den andra i arbetsparet
field-last-day = Sista dagen
field-first-day = Första dagen
role-pair = Arbetspar

# Staff
staff-add-first = Lägg till den första anställda…
staff-share = Arbetstid, %
staff-responsible = Ansvarig
staff-deputy = Ställföreträdare
staff-show-gone = Visa också dem som slutat ({ $count })
staff-leaving-on = slutar { $date }
staff-left-on = slutade { $date }
staff-away-until = borta t.o.m.{"\u00A0"}{ $date }
staff-come-back = Återför till gruppen
staff-open-person = Öppna personens sida
staff-members = { $count ->
    [one] { $count } person
   *[other] { $count } personer
}
staff-login-taken = { $name } har redan samma användarnamn. Då skulle programmet inte känna igen någondera.
teams = Team
teams-none = Det finns inga team ännu. Medlemmarna i ett team ersätter varandra när ingen annan gör det.
team-delete = Ta bort teamet
service-groups-none = Det finns inga servicegrupper ännu.
service-group-add = Lägg till en servicegrupp…
service-group-edit = Redigera servicegruppen
service-group-delete = Ta bort servicegruppen
service-group-used = Servicegruppen är i bruk
pairs = Arbetspar
pairs-none = Det finns inga arbetspar. De två i ett arbetspar ersätter varandra när ämbetsverket inte har någon egen ställföreträdare.
pairs-none-of-person = Inget arbetspar
pair-add = Lägg till ett arbetspar…
pair-edit = Redigera arbetsparet
pair-end = Avsluta arbetsparet
pair-delete = Ta bort arbetsparet
pair-help = De två i ett arbetspar ersätter varandra när ämbetsverket inte har någon egen ställföreträdare.
pair-first = Person
pair-second = Arbetspar med
pair-dates-help = Om sista dagen är tom fortsätter arbetsparet tills vidare.
pair-who-missing = Välj båda personerna.
pair-of-one = Ett arbetspar består av två olika personer.
pair-twice = Samma personer är redan ett arbetspar under dessa dagar.
person-data = Uppgifter
person-absences = Kommande frånvaro
person-absences-none = Ingen frånvaro har antecknats.
person-agencies = Ämbetsverk i dag
person-agencies-none = Inga ämbetsverk i dag.
person-responsible = Ansvarig ({ $count })
person-deputy = Ställföreträdare ({ $count })
person-history = Tidigare och kommande ansvar
person-over = avslutat
person-access = Behörigheter till system
person-access-none = Inga behörigheter har antecknats.
person-access-lacking = { $agency }: saknar behörighet till { $systems }

# Leaving
leaving = Slutar i gruppen…
leaving-title = { $name } slutar
leaving-help = Ansvaret går över till nya ansvariga och ställföreträdare från dagen efter den sista dagen. Allt sparas som en ändring, som kan ångras.
leaving-last-day = Sista dagen
leaving-day-missing = Skriv den sista dagen.
leaving-nothing = { $name } har inget att lämna över efter den dagen.
leaving-nobody = ingen
leaving-nobody-after = Ingen fr.o.m. { $date }
leaving-lacks-access = { $name }: saknar behörighet till { $systems }
leaving-give-access = Anteckna behörighet fr.o.m. { $date }
leaving-new-pair = Nytt arbetspar
leaving-pair-ends = blir utan arbetspar
leaving-ends = Upphör samtidigt
leaving-matters-help = De här ärendena syns efter det hos ämbetsverkets ansvariga person. Ge dem åt någon annan på ämbetsverkets kort om någon annan sköter dem.
leaving-accesses = { $count ->
    [one] { $count } behörighet upphör { $date }: { $systems }
   *[other] { $count } behörigheter upphör { $date }: { $systems }
}
leaving-absences = { $count ->
    [one] { $count } frånvaroperiod efter den sista dagen tas bort eller förkortas
   *[other] { $count } frånvaroperioder efter den sista dagen tas bort eller förkortas
}

# Duties and accounts
leaving-duties = Ansvarar för uppgifter
leaving-duty-responsible = den som ansvarar för ämbetsverket
leaving-duty-owner = Ny ansvarig för uppgifterna
leaving-duty-everywhere = alla ämbetsverk
leaving-duty-until = Till och med { $day } ansvarar den som slutar för uppgifterna, därefter den som väljs här.
leaving-duty-at-once = Den som ansvarar för uppgifterna byts genast, eftersom den sista dagen redan har passerat.

# What if
what-if = Tänk om
what-if-help = Pröva ändringar innan du beslutar. Försöket finns bara på din dator och ändrar inget i kortregistret förrän du genomför det.
what-if-name-of = Försök { $number }
what-if-which = Försök
what-if-name = Namn
what-if-date = Från och med
what-if-against = Jämför med
what-if-now = nuläget
what-if-new = Nytt försök
what-if-copy = Kopiera försöket
what-if-drop = Radera försöket
what-if-drop-ask = Raderas { $name }? Det går inte att ångra.
what-if-drop-yes = Radera
what-if-carry-out = Genomför…
what-if-unknown-loads = { $count ->
    [one] Belastningen från { $count } ämbetsverk är okänd eftersom siffror saknas: { $names }. Det som saknas är utmärkt efter talet, och i förslagen räknas ämbetsverket som genomsnittligt, { $load } årsverken.
   *[other] Belastningen från { $count } ämbetsverk är okänd eftersom siffror saknas: { $names }. Det som saknas är utmärkt efter talet, och i förslagen räknas ämbetsverken som genomsnittliga, { $load } årsverken var.
}
what-if-partial-loads = { $count ->
    [one] Belastningen från { $count } ämbetsverk är inte fullständig eftersom normer eller prestationsmängder saknas: { $names }.
   *[other] Belastningen från { $count } ämbetsverk är inte fullständig eftersom normer eller prestationsmängder saknas: { $names }.
}
what-if-past = Välj dagens datum eller ett senare.
what-if-proposal-unplaced = På dessa villkor sköts av ingen: { $names }.
what-if-why-no-access = saknar behörighet
what-if-why-above = kommer mer än 15 % över medelvärdet eftersom ingen annan kan ta över
what-if-worse-of-old = { $agency }: { $name } har känt ämbetsverket, men det är okänt sedan när
what-if-worse-written-of-old = { $count ->
    [one] { $agency }: { $name } har känt ämbetsverket, men det är okänt sedan när, och har skrivit { $count } särdrag
   *[other] { $agency }: { $name } har känt ämbetsverket, men det är okänt sedan när, och har skrivit { $count } särdrag
}
what-if-carry-out-idle = Lämnas bort: det här går inte längre att göra eller är redan gjort.
what-if-carry-out-stale = Nu { $has }, vid försöket { $had }.
what-if-carry-out-all-the-same = Genomför också det som har ändrats sedan försöket
what-if-carry-out-ask = Läget har ändrats sedan försöket. Granska de märkta stegen och bekräfta dem.
what-if-not-kept = Försöket kunde inte sparas på den här datorn.
    .safe = Uppgifterna i kortregistret finns kvar, och försöket finns kvar tills du stänger programmet.
    .next = Kontrollera att det finns plats på disken. Försöket sparas på nytt när du nästa gång ändrar det.
next-year-ends = { $count ->
    [one] Räknas som noll eftersom kundförhållandet upphör före { $year }: { $names }.
   *[other] Räknas som noll eftersom kundförhållandet upphör före { $year }: { $names }.
}
next-year-ends-on = Kundförhållandet upphör { $date }
next-year-part = Ofullständiga kundår är inte med: { $years }
next-year-whole-out = Utelämnade: { $names }.
what-if-nobody = ingen
what-if-choose = välj
what-if-steps = Steg
what-if-steps-none = Lägg till ett steg eller be om ett förslag. Varje steg kan tas tillbaka för sig.
what-if-undo = Ta tillbaka steget: { $step }
what-if-undo-all = Ta tillbaka alla
what-if-step-idle = Detta går inte längre att göra eller är redan gjort.
what-if-step-move = { $agency }: ansvaret flyttas, { $from } → { $to }
what-if-step-deputy = { $agency }: ställföreträdare blir { $to }
what-if-step-add = Ny person: { $name }, arbetstid { $share }{"\u00A0"}%
what-if-step-remove = { $name } slutar
what-if-step-share = { $name }: arbetstid { $before }{"\u00A0"}% → { $share }{"\u00A0"}%
what-if-step-join = Nytt kundämbetsverk: { $agency }, { $load } årsverken
what-if-step-leave = { $agency } är inte längre kund
what-if-try = Pröva en ändring
what-if-kind = Vad ändras
what-if-kind-move = Ansvarig person byts
what-if-kind-deputy = Ställföreträdaren byts
what-if-kind-share = Arbetstiden ändras
what-if-kind-add = En ny person börjar
what-if-kind-remove = En person slutar
what-if-kind-join = Ett nytt ämbetsverk blir kund
what-if-kind-leave = Ett ämbetsverk lämnar oss
what-if-add = Lägg till steget
what-if-to = Till vem
what-if-person = Person
what-if-share = Arbetstid
what-if-new-name = Namn eller uppgift
what-if-new-agency = Ämbetsverkets namn
what-if-load = Belastning, årsverken
what-if-any-language = inte avtalat
what-if-city = Stad
what-if-proposal = Förslag
what-if-proposal-help = Högst tre flyttar som jämnar ut belastningen mest. Servicespråket håller, och ett arbetspar får inte varandras ämbetsverk.
what-if-proposal-access = Även till dem som saknar behörighet
what-if-propose = Föreslå flyttar
what-if-proposing = Förslaget räknas ut
what-if-proposal-stop = Avbryt
what-if-proposal-none = Ingen flytt skulle jämna ut belastningen märkbart på dessa villkor.
what-if-proposal-found = { $count ->
    [one] { $count } flytt: spridning { $before } → { $after } årsverken
   *[other] { $count } flyttar: spridning { $before } → { $after } årsverken
}
what-if-proposal-take = Pröva flytten
what-if-proposal-take-all = Pröva alla
what-if-proposal-taken = Med i försöket
what-if-why-load = { $load } årsverken
what-if-why-pace = { $name } { $before } → { $after }
what-if-why-deputy = är redan ställföreträdare
what-if-why-knows = har skött ämbetsverket
what-if-why-team = samma team
what-if-why-language = kan servicespråket
what-if-why-access = behörigheterna är i ordning
what-if-sides = Före och efter
what-if-sides-help = Årsverken i förhållande till arbetstiden: en deltidsanställds belastning är omräknad till heltid. Det lodräta strecket är medelvärdet, en fylld stapel har ändrats.
what-if-before = Före
what-if-after = Efter
what-if-agencies = Ämbetsverk
what-if-balance = { $side }: medelvärde { $mean } årsverken, spridning { $deviation } årsverken, minst { $least } och mest { $most }
what-if-nobodys = Utan ansvarig person är { $load } årsverken.
what-if-nothing-moves = Försöket ändrar ingenting: allt är redan så.
what-if-bar = { $pace } årsverken på heltid, { $load } årsverken med arbetstiden { $share }{"\u00A0"}%, medelvärde { $mean }, ställföreträdare i { $deputy } ämbetsverk
what-if-not-there = är inte i gruppen
what-if-moved = Ämbetsverk som flyttas
what-if-moved-help = Skriv ut allt som är känt om ämbetsverket för överlämningen.
what-if-print = Skriv ut för överlämning
what-if-worse = Vad blir sämre
what-if-worse-none = Ingenting blir sämre: språk, behörigheter, arbetspar, städer och erfarenhet består.
what-if-lost = Sammanlagt går { $years } års erfarenhet förlorad.
what-if-worse-no-responsible = { $agency }: ingen ansvarig person
what-if-worse-no-deputy = { $agency }: ingen ställföreträdare
what-if-worse-language = { $agency }: { $name } betjänar inte på { $language }
what-if-worse-access = { $agency }: { $name }, behörighet saknas ({ $systems })
what-if-worse-pair = { $agency }: ansvarig { $one } och ställföreträdare { $other } är ett arbetspar, så en tredje ersättare saknas
what-if-worse-city = { $agency }: orten byts, { $from } → { $to }
what-if-worse-experience = { $agency }: { $name } känner ämbetsverket { $years } år längre
what-if-worse-written = { $count ->
    [one] { $agency }: { $name } känner ämbetsverket { $years } år längre och har skrivit { $count } särdrag
   *[other] { $agency }: { $name } känner ämbetsverket { $years } år längre och har skrivit { $count } särdrag
}
what-if-worse-above = { $name } låg under medelvärdet och stiger mer än 15 % över det ({ $pace } årsverken)
what-if-carry-out-title = Genomför: { $name }
what-if-carry-out-help = Ansvaren upphör och börjar den valda dagen. Allt sparas som en enda ändring, som kan ångras.
what-if-carry-out-save = Genomför
what-if-carry-out-access = Anteckna de behörigheter som nya ansvariga och ställföreträdare saknar
what-if-carry-out-shares = Arbetstiden ändras i kortregistret genast när du sparar.
what-if-carry-out-move = { $agency }: ansvarig blir { $to }
next-year = Nästa år
next-year-help = Vad de gångna årens siffror pekar på år { $year }. Det år som pågår räknas inte med.
next-year-chart-of = Diagram
next-year-all = alla ämbetsverk
next-year-expected = { $year } väntat
next-year-low = { $year } minst
next-year-high = { $year } högst
next-year-band = Intervall
next-year-limits = Avtalade gränser
next-year-lowest = Avtalad nedre gräns
next-year-highest = Avtalad övre gräns
next-year-note = Att märka
next-year-too-few = För få år: { $count }, det behövs { $least }
next-year-how = En rät linje genom { $years } års siffror, ändring per år { $each }. I åtta fall av tio hamnar siffran inom intervallet, om utvecklingen fortsätter som förut.
next-year-whole = { $count ->
    [one] Med är { $count } ämbetsverk som har en siffra för åren { $years }.
   *[other] Med är { $count } ämbetsverk som har en siffra för åren { $years }.
}
next-year-outside = Över eller under den avtalade gränsen
next-year-at-risk = Den avtalade gränsen ligger inom intervallet
next-year-planned = Planerade ändringar medräknade: { $figure }
next-year-planned-text = På kommande: { $text }
operation-scenario-carried-out = Försök genomfört
work-proposal = uträkningen av förslaget
work-past = läsningen av historiken
work-aside = granskningen av en mapp eller en fil
work-backups = hanteringen av säkerhetskopiorna
account-other-times = Tidigare och kommande

# Who sits here
who-title = Vem är du?
who-help = Användarnamnet { $login } hör inte till någon ännu. Välj dig själv, så antecknas ändringarna med ditt namn.
who-nobody = Ingen motsvarar sökningen.
who-not-listed = Jag finns inte i listan
who-add-me = Lägg till mig…
who-later = Fråga senare
who-welcome = Välkommen, { $name }
settings-who = Vem du är
settings-who-me = Programmet känner dig som
settings-who-unknown = känner inte igen
settings-who-login = Användarnamn på denna dator: { $login }
settings-who-ask = Välj vem du är…

# Import

place-import = Import
operation-contacts-imported = Kontaktpersoner importerade
undo-kept = Det som ändrats efteråt lämnades som det var: { $names }
import-intro = Innan något sparas ser du rad för rad vad som läggs till och vad som ändras. Importen tar inte bort och tömmer ingenting, och den kan ångras som en helhet.
import-formats = Excel (xlsx, xls), LibreOffice (ods), csv eller visitkort (vcf). Även kontakter som exporterats från Outlook eller telefonen går bra.
import-choose = Välj fil…
import-choose-other = Välj en annan fil…
contact-import = Importera kontaktuppgifter…
import-logos = Logotyper
import-logos-text = PNG, JPEG, WebP, BMP, GIF eller SVG. Logotypen kan också bytas på ämbetsverkets kort eller släppas i fönstret.
import-logo-choose = Välj bild…
file-kind-contacts = Kontaktuppgifter
import-reading = Läser filen { $name }
import-agency = Till vilket ämbetsverk
import-agency-as-written = Enligt filen
import-agency-choose = Välj ämbetsverk
import-sheet = Kalkylblad
import-sheet-hidden = { $name } (dolt)
import-hidden-rows = Utelämna dolda rader ({ $count })
import-cli-hidden-rows = Filen har dolda rader: { $rows }. De utelämnas med --skip-hidden.
import-sheets-unread = Dessa kalkylblad lästes inte: { $names }. Av en fil läses högst 100 kalkylblad och av varje högst 50 000 rader och 256 kolumner. Dela upp filen i mindre delar eller ta bort onödiga kalkylblad, rader och kolumner.
import-cli-hidden-sheets = Dolda kalkylblad togs inte med: { $names }
import-separator = Avgränsare
import-separator-semicolon = Semikolon ;
import-separator-tab = Tabb
import-separator-comma = Komma ,
import-separator-bar = Lodstreck |
import-heading = Rubrikrad
import-heading-row = Rad { $row }: { $text }
import-heading-none = Ingen rubrikrad
import-columns-known = Kolumner: { $known } / { $all } identifierade
import-column = Kolumnen { $name }
import-column-none = Importeras inte
import-columns-left = I de här kolumnerna finns nummer eller adresser som inte importeras: { $columns }
import-field-name = Namn (förnamn efternamn)
import-field-first-name = Förnamn
import-field-last-name = Efternamn
import-field-work-phone = Arbetstelefon
import-field-mobile-phone = Mobiltelefon
import-field-home-phone = Hemtelefon
import-field-label = Typ av nästa nummer eller adress
import-field-agency = Ämbetsverk
import-label-work = arbete
import-label-mobile = mobil
import-label-home = hem
import-no-name-column = Välj i vilken kolumn namnen finns.
import-no-agency = Välj vilket ämbetsverks kontaktpersoner detta är.
import-preview = Förhandsgranskning
import-row = Rad { $row }, { $name }
import-card = Kort { $row }, { $name }
import-nameless = utan namn
import-new = Ny
import-changed = Ändras
import-same = Oförändrad
import-refused = Kan inte importeras
import-ambiguous = Välj vem
import-count-new = Nya { $count }
import-count-changed = Ändras { $count }
import-count-same = Oförändrade { $count }
import-count-refused = Kan inte importeras { $count }
import-count-ambiguous = Att välja { $count }
import-count-left-out = Utelämnade { $count }
import-column-outcome = Vad som händer
import-column-taken = Med
import-column-remarks = Att observera
import-taken = Ja
import-left-out = Nej
import-take = Tas med i importen
import-who = Vem är detta?
import-answers-to = Numret, adressen eller namnet finns redan hos { $names }.
import-who-new = En ny person
import-add-roles = Lägg till saknade roller i listan
import-do = { $count ->
    [one] Importera { $count } kontaktperson
   *[other] Importera { $count } kontaktpersoner
}
import-nothing = Det finns inget nytt att importera i filen
import-done = { $count ->
    [one] { $count } kontaktperson importerades
   *[other] { $count } kontaktpersoner importerades
} från filen { $name }
import-done-parts = Nya { $new }, ändrade { $changed }, oförändrade { $same }, avvisade { $refused }, utan val { $ambiguous }, utelämnade { $left }.
import-show = Visa { $name }
import-overtaken = Någon annan sparade kontaktuppgifter samtidigt. Ingenting har importerats ännu. Förhandsgranskningen har gjorts på nytt: se igenom den och importera sedan.
import-name-missing = Namnet saknas.
import-name-too-long = Texten på namnets plats är för lång.
import-agency-missing = Raden saknar ämbetsverk.
import-agency-unknown = Ämbetsverket { $text } finns inte i kortregistret.
import-agency-several = Flera ämbetsverk heter { $text }.
import-agency-by-identifier = Inget ämbetsverk heter { $text }, och radens kod hör till ett annat ämbetsverk. Flera ämbetsverk kan ha samma FO-nummer, så inget valdes.
import-is-group = Detta är en grupp och ingen person. Medlemmarna har egna kort.
import-is-organisation = Detta är en organisation och ingen person.
import-is-thing = Detta är en plats eller en apparat och ingen person.
import-is-section = Raden anger vilket ämbetsverks personer som följer.
import-is-headings = Rubrikerna står här på nytt.
import-is-nothing = På raden finns inget i de kolumner som importeras.
import-personal-code = Raden verkar innehålla en personbeteckning.
import-doubtful-phone = Kontrollera telefonnumret { $text }.
import-doubtful-email = Kontrollera e-postadressen { $text }.
import-not-reached = Detta är varken ett nummer eller en adress och lämnas bort: { $text }
import-destroyed = Ett kalkylprogram har ändrat telefonnumret till { $text }, och siffror har gått förlorade. Numret lämnas bort.
import-degree = Det som står efter namnet lämnas bort: { $text }
import-undecoded = En del bokstäver kunde inte läsas. De visas som frågetecken.
import-inner-card = Inne i kortet finns ett annat kort som lämnas bort: { $text }
import-endless = Kortet slutar mitt i. Uppgifter kan saknas.
import-one-too-many = Personen har redan så många nummer och adresser att detta lämnas bort: { $text }
import-switchboard = Numret kan vara ämbetsverkets växel: { $text }
import-unknown-language = Språket lämnas bort: { $text }
import-unknown-role = Rollen finns inte i listan och lämnas därför bort: { $text }
import-new-role = En ny roll läggs till i listan: { $text }
import-shortened = En för lång text förkortas eller lämnas bort.
import-other-agency = Enligt filen är ämbetsverket { $text }.
import-contradicts = En tidigare rad säger något annat om samma person, och den gäller.
import-also-at = Samma person är också kontaktperson för { $text }.
import-missing = Filen { $about } hittas inte.
    .safe = Inga ändringar har gjorts i kortregistret.
    .next = Kontrollera om filen har flyttats och välj den på nytt.
import-locked = Filen { $about } kan inte läsas, eftersom den är öppen i ett annat program eller du saknar behörighet till den.
    .safe = Inga ändringar har gjorts i kortregistret.
    .next = Stäng filen i det andra programmet eller kopiera den till din egen mapp och försök igen.
import-unreadable = Filen { $about } kunde inte läsas från disken eller nätverket.
    .safe = Inga ändringar har gjorts i kortregistret.
    .next = Kopiera filen till din egen dator och försök igen.
import-too-large = Filen { $about } är för stor för att importeras.
    .safe = Inga ändringar har gjorts i kortregistret.
    .next = Dela upp den i mindre delar eller ta bort onödiga kalkylblad och kolumner. Högst 50 000 rader och 256 kolumner läses.
import-empty = Filen { $about } är tom.
    .safe = Inga ändringar har gjorts i kortregistret.
    .next = Öppna den i programmet som den gjorts med och kontrollera att uppgifterna har sparats.
import-unknown-format = Filen { $about } är varken en tabell eller ett visitkort.
    .safe = Inga ändringar har gjorts i kortregistret.
    .next = Be om kontaktuppgifterna som Excel-tabell (xlsx), csv-fil eller vCard-visitkort (vcf).
import-password = Filen { $about } är skyddad med lösenord.
    .safe = Inga ändringar har gjorts i kortregistret.
    .next = Spara en kopia utan lösenord och importera kopian.
import-broken = Filen { $about } är skadad eller ofullständig.
    .safe = Inga ändringar har gjorts i kortregistret.
    .next = Öppna den i programmet som den gjorts med, spara den och försök igen.
import-cli-row = { $row } { $name }
import-cli-whose = Vems kontaktpersoner är detta? Ange ämbetsverkets förkortning: --agency FÖRKORTNING. Filen har ingen kolumn för ämbetsverk.
import-cli-no-sheet = Filen har inget kalkylblad med det namnet.
import-cli-no-column = Filen har ingen kolumn { $column }.
import-cli-ambiguous = flera personer passar, eller numret hör till någon annan. Välj i programmets fönster vem detta är.

# Backups
settings-backups = Säkerhetskopior
backups-help = Programmet gör en säkerhetskopia när filen öppnas eller något sparas och den förra kopian är äldre än enhetens inställningar säger. Alla kopior från de två senaste dagarna behålls. Av de äldre behålls den nyaste för varje dag i 12 dagar, för varje vecka i 10 veckor och för varje månad i 9 månader.
backups-no-file = Säkerhetskopior görs först när filen finns på en disk.
backups-looking = Söker säkerhetskopior…
backups-folder = Mapp
backups-now = Säkerhetskopiera nu
backups-check = Kontrollera alla
backups-open-folder = Öppna mappen
backups-none = Det finns inga säkerhetskopior ännu. Du kan göra den första genast med knappen Säkerhetskopiera nu. Annars görs den senast när filen öppnas nästa gång.
backups-made = Gjord
backups-size = Storlek
backups-holds = Innehåll
backups-kilobytes = { $size } kB
backups-not-looked = Inte kontrollerad
backups-whole = { $count ->
    [one] Hel, { $count } ämbetsverk
   *[other] Hel, { $count } ämbetsverk
}
backups-restore = Återställ…
backups-bad = Skadad: { $detail }
backups-checked = kontrollerad { $time }
backups-drilling = Kontrolleras { $done } / { $all }
backups-drilled = Programmet kontrollerade alla kopior { $time }. Det görs en gång i månaden.
backups-drilled-asked = Alla kopior kontrollerades { $time }.
backups-bad-found = En säkerhetskopia är skadad: { $about }
    .safe = Själva filen och de andra kopiorna är i ordning.
    .next = Gör en ny säkerhetskopia och be IT-stödet kontrollera disken. Den skadade kopian kan tas bort ur mappen.
cli-no-backups = Det finns inga säkerhetskopior.
restore-title = Ska säkerhetskopian från { $made } återställas?
restore-text = Uppgifterna blir sådana som de var då. Av de nuvarande uppgifterna görs först en säkerhetskopia, och återställningen kan ångras. Personuppgifter som sedan dess har raderats för gott kommer inte tillbaka.
restore-not-supervisor = Återställningen gäller hela gruppens uppgifter. Kom först överens med chefen.
erase-not-supervisor = Raderingen är slutgiltig och gäller alla. Kom först överens om den med chefen. Den syns på chefens förstasida.
restore-scope = Vad som återställs
restore-all = Alla uppgifter
restore-comparing = Jämför med de nuvarande uppgifterna…
restore-nothing = De nuvarande uppgifterna är desamma som i säkerhetskopian. Det finns inget att återställa.
restore-agencies-back = Ämbetsverk som kommer tillbaka: { $names }
restore-agencies-gone = Ämbetsverk som tas bort: { $names }
restore-new = { $count } kommer tillbaka
restore-changed = { $count } ändras
restore-gone = { $count } tas bort
restore-do = Återställ
restore-overtaken = Någon sparade samma uppgifter under återställningen. Inget återställdes. Försök igen.
toast-backed-up = Säkerhetskopian gjord: { $name }
status-no-backup = Ingen säkerhetskopia kunde göras
status-copy = Du läser en kopia som gjordes { $time }
status-copy-leave = Öppna den riktiga filen
reading-copy = Läskopia på den här datorn
reading-copy-keep = Håll en kopia på den här datorn som kan läsas när nätverksdisken inte fungerar
reading-copy-help = Kopian innehåller alla uppgifter och finns bara i din egen mapp. Den uppdateras efter ändringar högst en gång i timmen. En raderad persons uppgifter försvinner ur kopian när den uppdateras nästa gång. När du tar bort valet raderas kopiorna.
reading-copy-failed = Kopian kunde inte göras. Den förra finns kvar.
reading-copy-at = Kopian gjordes { $time }.

# The round

place-round = Lönerundor
rounds-summary = { $count } / { $all } rundor · { $late } försenade
rounds-round = Lönegrupp och period
rounds-next = Nästa skede
rounds-progress = Gjort
rounds-pair = Arbetspar
rounds-only-late = Endast försenade
rounds-all = Alla
rounds-stands-in = { $name } borta, ersätts av { $there }
rounds-away = { $name } borta
rounds-help = Mellanslag eller ett klick i rutan kvitterar skedet, Enter öppnar lönekalendern. Övriga statusar finns i cellens meny (Skift+F10).
rounds-none = Det finns inga lönerundor
rounds-none-help = Rundorna bildas utifrån lönegrupperna. Lägg till en lönegrupp i ämbetsverkets lönekalender.
rounds-nothing = Inga rundor motsvarar avgränsningen
rounds-nothing-help = Ändra avgränsningen eller visa alla.
rounds-show-all = Visa alla
month-board = Tavla
month-calendar = Månad
month-list = Lista
month-month = Månadens dagar
month-summary = { $count ->
    [one] { $count } skede
   *[other] { $count } skeden
} under månaden · { $late } försenade
month-to-today = I dag
month-which-steps = Skeden som visas
month-all-steps = Alla skeden
month-some-steps = { $count } av { $all } skeden
month-busy = Toppdag
month-busy-mark = Gräns för toppdag
month-busy-from = Toppdag: minst { $count } skeden
month-busy-never = Toppdagar märks inte ut
month-steps = { $count ->
    [one] { $count } skede
   *[other] { $count } skeden
}
month-more-lines = + { $count } till
month-away = { $name } är borta
month-several-away = { $count } är borta
month-nothing = Inga skeden infaller den här dagen.
month-date = Dag
month-step = Skede
month-export = Exportera till kalender: { $name }…
month-file-name = lönerundor { $name }
month-calendar-name = Lönerundor: { $name }
month-for-one-away = Som ställföreträdare, { $name } är borta
rounds-only-mine = Bara mina
stands-word-late = försenat
stands-word-partly = delvis gjort
stands-word-today = i dag
stands-word-coming = kommande
stands-word-untold = ingen uppgift
stands-word-done = gjort
stands-word-not-needed = behövs inte
round-progress = { $done } / { $all } skeden gjorda
header-primary = Primär kontaktperson
header-next = Härnäst
stands-days = { $days ->
    [one] { $days } dag
   *[other] { $days } dagar
}
stands-days-late = { $days ->
    [one] { $days } dag försenat
   *[other] { $days } dagar försenat
}
stands-partly = delvis
stands-partly-late = { $days ->
    [one] delvis, +{ $days } dag
   *[other] delvis, +{ $days } dagar
}
stands-today = i dag
stands-today-at = i dag senast kl. { $time }
stands-untold = inte kvitterat
stands-not-needed = behövs inte
stands-done-on = gjort { $date }
stands-done-late-on = { $days ->
    [one] gjort { $date }, +{ $days } dag
   *[other] gjort { $date }, +{ $days } dagar
}
stands-due = tidsfrist { $date }
tick-done = Kvittera som gjort
tick-for = Kvittera för någon annan…
tick-partly = Delvis gjort…
tick-not-needed = Behövs inte…
tick-write-note = Anteckning till nästa person…
tick-back = Ta tillbaka kvitteringen
tick-more = { $what } – andra statusar
tick-done-of = { $what } – kvittera som gjort
tick-state = Status
tick-state-open = Ogjort
tick-state-done = Gjort
tick-state-partly = Delvis gjort
tick-state-not-needed = Behövs inte
tick-employee = Vem gjorde det
tick-nobody = Ingen av oss
tick-missing = Vad saknas
tick-why = Varför behövs det inte
tick-reason = Orsak
tick-reason-missing = Berätta kort vad som saknas eller varför skedet inte behövs.
tick-in-future = Dagen har inte kommit än. Kvittera skedet när det är gjort.
tick-note = Anteckning till nästa person
tick-ticked-at = När
tick-ticked-by = Vem kvitterade
tick-for-by = { $name } (kvitterat av { $by })
tick-was-done = Redan kvitterat: { $what } – { $said }. Den första kvitteringen gäller.
rule-tick = Kvitteringen saknar dag eller orsak. Ändringen sparades inte.
operation-step-ticked = Skede kvitterat
operation-step-unticked = Kvittering tillbakatagen
operation-step-noted = Skedets status ändrad
table-round-step = Skede i lönerundan
table-round-step-kind = Rundans skede i listan
payroll-step = Skede
payroll-step-own = Annat skede
payroll-timing-never = används inte
merge-ticks = { $count ->
    [one] { $count } kvittering
   *[other] { $count } kvitteringar
}
merge-dates = { $count ->
    [one] { $count } dag som flyttats för hand
   *[other] { $count } dagar som flyttats för hand
}
merge-timings = { $count ->
    [one] { $count } lönegrupps egen tidpunkt
   *[other] { $count } lönegruppers egna tidpunkter
}
merge-metrics = { $count ->
    [one] { $count } mätare
   *[other] { $count } mätare
}
merge-step-clashes = { $count ->
    [one] Båda skedena har en anteckning på { $count } ställe
   *[other] Båda skedena har en anteckning på { $count } ställen
}
merge-step-clashes-help = Välj vilket skedes anteckning som gäller.
lists-step-known = Det här skedet hör till programmet och kan inte slås ihop med ett annat: rapporter, tidsfrister och mätare bygger på det. Ett eget skede kan slås ihop med det.
lists-steps = Skeden i lönerundan
lists-step-edit = Redigera skedet…
lists-step-everywhere = I alla lönegrupper
lists-step-by-group = enligt lönegruppen
lists-step-everywhere-check = Ingår i alla lönegruppers rundor
lists-step-everywhere-help = Lönegruppens egen tidpunkt går före, och i en lönegrupp kan skedet lämnas bort.
step-done-by = Vem gör
step-by-centre = vi
step-by-agency = ämbetsverket
step-time-of-day = Klockslag
briefing-ticks = Kvitterade skeden
paper-title-rounds = Lönerundor { $date }
paper-rounds = Lönerundornas läge
today-by-time = senast kl. { $time }
today-agencies = { $count } ämbetsverk

# Workbooks
sheet-parent-organisation = Takorganisationer
sheet-branch = Förvaltningsområden
sheet-employment-type = Anställningsförhållanden
sheet-city = Orter
sheet-identifier-kind = Typer av koder
sheet-contact-role = Kontaktpersonernas roller
sheet-characteristic-category = Ämnen för särdrag
sheet-service-process = Serviceprocesser
sheet-system = System
sheet-product = Prestationer
sheet-team = Team
sheet-service-group = Servicegrupper
sheet-employee = Personal
sheet-agency = Ämbetsverk
sheet-agency-identifier = Koder
sheet-opening-hours = Öppettider
sheet-opening-exception = Avvikande öppettider
sheet-account-person = Ansvariga för kundrelationen
sheet-succession = Namn- och strukturändringar
sheet-assignment = Ansvar
sheet-headcount = Antal löntagare
sheet-volume = Prestationsmängder
sheet-verification = Kontroller
sheet-contact = Kontaktpersoner
sheet-contact-reach = Kontaktuppgifter
sheet-contact-in-role = Kontaktpersoner per roll
sheet-characteristic = Särdrag
sheet-question = Enkätens frågor
sheet-question-round = Enkätomgångar
sheet-round-question = Enkätomgångarnas frågor
sheet-answer = Enkätens svar
sheet-pay-group = Lönegrupper
sheet-pay-group-step = Skeden i lönekalendern
sheet-round-step-kind = Skeden i lönerundan
sheet-round-step = Kvitterade skeden
column-word = Programmets kod för skedet
column-timing = Tidpunkt
sheet-payroll-date = Flyttade tidsfrister
sheet-agency-service = Tjänster per grupp
sheet-work-pair = Arbetspar
sheet-absence = Frånvaro
sheet-agency-system = Ämbetsverkens system
sheet-system-access = Behörigheter
sheet-agreement = Serviceavtal
sheet-definition-line = Servicedefinition
sheet-metric = Mätare
sheet-metric-result = Mätresultat
sheet-boundary-condition = Ramvillkor
sheet-unit-price = Enhetspriser
sheet-applied-agreement = Tillämpade avtal
sheet-planned-change = Kommande ändringar
sheet-feedback = Respons
sheet-handover = Överlämningar
sheet-open-matter = Öppna ärenden
sheet-data-duty = Uppgiftsansvar
sheet-doubt = Begärda rättelser
sheet-privacy-notice = Dataskyddsbeskrivning
sheet-retention = Förvaringstider
workbook-title = Uppgifterna i kortregistret
workbook-written = Exporterat { $day }
workbook-about = Om filen
workbook-charts = Diagram
workbook-logos = Logotyper
workbook-logo = Logotyp
workbook-sheet = Blad
workbook-rows = Rader
workbook-explained-edit = Varje slag av uppgifter har ett eget blad. Celler kan ändras, rader läggas till, sorteras och filtreras och kolumner flyttas.
workbook-explained-back = Uppgifterna kan hämtas tillbaka på sidan Import. Kortisto visar först vad som skulle ändras. En rad som tas bort här tas inte bort ur kortregistret.
workbook-explained-hidden = Tomma blad samt den första raden och de sista kolumnerna på varje blad är dolda. Kortisto känner igen uppgifterna med hjälp av dem, så lämna dem på sin plats.
workbook-chart-headcounts = Löntagare per år
workbook-chart-volumes = Prestationer per år
error-workbook-not-made = Excel-filen kunde inte skapas.
    .safe = Uppgifterna i kortregistret finns kvar.
    .next = Berätta om detta för den som underhåller programmet: { $about }
workbook-cancelled = Exporten avbröts.
    .safe = Inget har ändrats.
    .next = Du kan börja om.
import-all-not-ours = Filen { $about } har inte exporterats från Kortisto.
    .safe = Inget har ändrats i kortregistret.
    .next = Välj en Excel-fil som har skapats med Exportera allt. Kontaktuppgifter och siffror importeras var för sig.
import-all-newer = Filen { $about } har exporterats med en nyare programversion.
    .safe = Inget har ändrats i kortregistret.
    .next = Uppdatera Kortisto och importera filen sedan.
import-agencies-none = Inga ämbetsverk hittades i filen { $about }.
    .safe = Inget har ändrats i kortregistret.
    .next = Filen kan ha ett ämbetsverk på varje rad under rubriker eller ett ämbetsverk på varje blad, med benämningarna i en kolumn och uppgifterna bredvid.
import-agencies = Ämbetsverk
import-agencies-text = Den gamla Excel-arbetsboken där varje ämbetsverk har ett eget blad med logotyp, eller en förteckning med ett ämbetsverk på varje rad (xlsx, xls, ods, csv).
import-agencies-intro = Med kommer basuppgifter, adresser, kontaktpersoner, ansvariga, siffror och särdrag. Före sparandet ser du vad som läggs till och ändras och vad i filen som inte kändes igen.
operation-register-imported = Uppgifter importerade från en fil
operation-figures-imported = Siffror importerade från en fil
planned-place = { $sheet }, rad { $row }
planned-place-cell = { $sheet }, cell { $cell }
planned-row = rad { $row }
planned-cell = cell { $cell }
planned-change = { $part }: { $before } → { $after }
planned-bad-cell = { $column }: { $why }
planned-no-number = ”{ $text }” duger inte som tal här.
planned-no-day = ”{ $text }” är inget datum.
planned-no-time = ”{ $text }” är inget klockslag.
planned-no-flag = ”{ $text }” är varken ja eller nej.
planned-no-word = ”{ $text }” är inget av dessa: { $offered }.
planned-several = Flera har namnet ”{ $text }”.
planned-now-called = Raden har importerats tidigare och heter nu ”{ $text }”. Inget ändras. Använd det nuvarande namnet i filen.
planned-other-key = En nyckeluppgift på raden (till exempel året) har ändrats: nu vore raden en annan än den som exporterades. Skriv en ny rad och lämna den gamla som den var.
planned-edited-since = Någon har ändrat uppgiften efter exporten, och den har ändrats även i filen. Inget valdes. Exportera uppgifterna på nytt eller ändra dem i programmet.
planned-missing = Uppgiften saknas.
planned-copied = Raden är en kopia av rad { $row }. Skriv en ny rad utan att kopiera.
planned-needs = Raden behöver en annan rad som inte finns eller inte kan importeras: { $column }.
planned-picture = Logotypens bild finns inte i filen, så logotypen förblir som den är.
planned-left-sheets = Dessa blad har inte exporterats från Kortisto och lämnades bort: { $names }
planned-left-columns = Programmet känner inte till dessa kolumner, så de lämnades bort: { $names }
planned-missing-sheets = Dessa blad finns inte i filen eller är för stora. Deras uppgifter förblir som de är: { $names }
planned-ambiguous = Oklar
planned-overtaken = Någon annan sparade samma uppgifter samtidigt. Inget importerades. Försök igen.
column-position = Ordning
column-merged-into = Sammanslagen med
column-retired-at = Tagen ur bruk
column-id = Id
column-person = Personens id
column-record = Uppgiftens id
column-agency = Ämbetsverk
column-agency-logo = Logotypens id
column-agency-identifier-kind = Typ av kod
column-succession-kind = Ändring
column-succession-predecessor = Föregångare
column-succession-former-name-fi = Tidigare namn på finska
column-succession-former-name-sv = Tidigare namn på svenska
column-succession-former-name-en = Tidigare namn på engelska
column-succession-former-abbreviation = Tidigare förkortning
column-opening-hours-weekday = Veckodag (1 = måndag)
column-field-group = Uppgiftsgrupp
column-contact = Kontaktperson
column-round = Enkätomgång
column-question = Fråga
column-pay-group = Lönegrupp
column-step = Skede
column-period = Period
column-absence = Frånvaro
column-opened-on = Öppnat
column-opened-by = Öppnat av
column-source-fi = Varifrån uppgiften fås, på finska
column-source-sv = Varifrån uppgiften fås, på svenska
column-source-en = Varifrån uppgiften fås, på engelska
column-collector = Samlar in
column-updater = Uppdaterar
column-interval-months = Kontrollintervall i månader
column-doubt-text = Vad som inte stämmer
column-raised-by = Anmält av
column-raised-on = Anmält
column-doubt-outcome = Resultat
column-settled-by = Behandlat av
column-settled-on = Behandlat
column-controller = Personuppgiftsansvarig
column-privacy-notice-contact = Kontaktperson och dataskyddsombud
column-privacy-notice-purpose = Användningsändamål
column-privacy-notice-basis = Grund för behandlingen
column-content = Vilka uppgifter och om vem
column-source = Varifrån uppgifterna fås
column-recipients = Vem uppgifter lämnas ut till
column-retention = Förvaring
column-rights = Den registrerades rättigheter
column-retention-kind = Vad som förvaras
column-months = I månader
word-succession-kind-renamed = Namnet ändrades
word-succession-kind-merged = Gick upp i ett annat
word-succession-kind-split = Bildades ur ett annat
word-doubt-outcome-corrected = Rättat
word-doubt-outcome-still-true = Stämmer fortfarande
column-opening-hours-opens = Öppnar
column-opening-hours-closes = Stänger
column-opening-exception-opens = Öppnar
column-opening-exception-closes = Stänger
figures-sum = Raden är en summarad och lämnas bort.
figures-year = Året saknas eller ligger inte inom 1990–2100: ”{ $text }”.
figures-type-missing = Anställningsförhållandet saknas.
figures-product-missing = Prestationen saknas.
figures-type-unknown = Anställningsförhållandet ”{ $text }” finns inte i listan.
figures-product-unknown = Prestationen ”{ $text }” finns inte i listan.
figures-nearest = Närmast är { $name }.
figures-several = Flera i listan har namnet ”{ $text }”.
figures-left-out = Lämnas bort.
figures-basis = Beräkningsgrunden ”{ $text }” är okänd.
figures-no-number = ”{ $text }” är inget tal.
figures-not-whole = ”{ $text }” är inget heltal.
figures-out-of-range = Talet { $count } är för litet eller för stort.
figures-contradicts = På rad { $row } finns ett annat tal om samma sak.
figures-without = Rader utan siffror: { $rows }
figures-sum-columns = Dessa kolumner är summor eller skillnader och lämnades bort: { $names }
figures-no-map = Alternativet --map { $text } kan inte användas: det finns ingen sådan kolumn eller inget sådant namn.
figures-left-sheets = På dessa blad finns inga siffror: { $names }
taking-out = Excel-filen skapas…
taking-out-cancel = Avbryt exporten
file-kind-table = Tabeller
file-kind-xlsx = Excel-fil
list-out = Exportera…
list-out-xlsx = Som Excel-fil…
list-out-csv = Som CSV-fil…
list-out-copy = Kopiera till urklipp
list-copied = { $count ->
    [one] En rad med rubriker kopierades till urklipp
   *[other] { $count } rader med rubriker kopierades till urklipp
}
list-none-here = I den här vyn finns ingen tabell att exportera.
list-rows = Avsnittets rader
list-next-date = Nästa dag
list-late = Försenade
list-critical = Kritiska
list-important = Viktiga
list-stand-in-as = Ersätter som
list-vouched-on = Kontrollerat
list-vouched-by = Kontrollerat av
list-owner = Ansvarar
list-told = Iakttagelse
list-day = Dag
list-time = Klockslag
list-done = Vad som gjordes
list-fields = Ändrade uppgifter
list-state = Status
list-step = Skede
command-copy-table = Kopiera tabellen med rubriker
file-kind-csv = CSV-fil
place-address-book = Adressbok
book-text = Sök
book-role = Roll
book-any = Alla
book-mine = Bara mina ämbetsverk
book-copy = Kopiera adresserna för hemlig kopia
book-cards = Till andra program…
book-outlook = CSV-fil för Outlook…
book-vcard-four = Visitkort (vCard 4.0)…
book-vcard-three = Visitkort för äldre program (vCard 3.0)…
book-counts = { $count ->
    [one] En kontaktperson, utan e-postadress { $without }
   *[other] { $count } kontaktpersoner, av dem utan e-postadress { $without }
}
book-open = Visa på ämbetsverkets sida
book-none = Inga kontaktpersoner har antecknats
book-none-help = Lägg till dem på ämbetsverkets flik Kontaktuppgifter eller importera dem från en fil.
book-nobody = Ingen kontaktperson motsvarar avgränsningen
book-nobody-help = Ändra avgränsningen eller visa alla.
book-everybody = Visa alla
file-kind-vcf = Visitkort
access-held = har
access-none = har inte
planned-working = Reder ut vad som skulle ändras…
planned-show-same = Visa även oförändrade
planned-column-place = Plats i filen
planned-column-changes = Ändringar och anmärkningar
planned-column-before = Nu
planned-column-after = Importeras
register-do = { $count ->
    [one] Importera { $count } rad
   *[other] Importera { $count } rader
}
register-done = { $count ->
    [one] { $count } rad importerades från filen { $name }
   *[other] { $count } rader importerades från filen { $name }
}
figures-do = { $count ->
    [one] Importera { $count } siffra
   *[other] Importera { $count } siffror
}
figures-done = { $count ->
    [one] { $count } siffra importerades från filen { $name }
   *[other] { $count } siffror importerades från filen { $name }
}
figures-all-sheets = Alla med siffror
figures-heading-rows = Raderna { $row } och { $next }: { $text }
figures-choose-columns = Välj i kolumnerna var ämbetsverket och siffrorna står.
figures-field-type = Anställningsförhållande
figures-field-product = Prestation
figures-field-count = Siffror
figures-not-listed = Inte i listan: { $name }
figures-undecided = Välj vad detta är
figures-undecided-near = Välj. Närmast är { $name }
figures-add = Lägg till i listan
figures-add-all = Lägg till alla i listan
figures-more-unknown = Ytterligare { $count } saknas i listan.
import-figures = Antal löntagare och prestationsmängder
import-figures-text = Excel (xlsx, xls), LibreOffice (ods) eller csv: en siffra per rad eller en kolumn per år, anställningsförhållande eller prestation.
import-figures-intro = Före sparandet ser du siffra för siffra vad som läggs till och vad som ändras. Kontrollerade år rörs inte, och importen kan ångras i sin helhet.
import-headcounts-choose = Importera antal löntagare…
import-volumes-choose = Importera prestationsmängder…
import-rows = Personal, särdrag, priser och lönedagar
import-rows-text = Excel (xlsx, xls), LibreOffice (ods) eller csv: en rad för varje anställd, särdrag, pris eller dag.
import-agencies-choose = Importera ämbetsverk…
import-agencies-add = Lägg till i listorna det som saknas där (ministerier, prestationer, egna personer)
import-agencies-whose = Vems kalkylblad { $sheet } är
import-agencies-notes = Skriv det som inte kändes igen i ämbetsverkets anteckningar
import-agencies-left-sheets = På de här bladen kändes inget ämbetsverk igen, så de lämnas bort: { $names }
import-agencies-left-cells = { $count ->
    [one] { $count } uppgift kändes inte igen. Den lämnas bort och räknas upp här.
   *[other] { $count } uppgifter kändes inte igen. De lämnas bort och räknas upp här.
}
import-agencies-left = Kändes inte igen
import-agencies-picture = Bild
import-agencies-picture-shared = Samma bild finns på flera blad, så den är inget ämbetsverks logotyp.
import-agencies-picture-more = Bladet har redan en annan bild som blir logotyp.
moving-in = Flytten till kortregistret
moving-in-text = Ta in det ni redan har: den gamla arbetsboken, listor med kontakter, tabeller med siffror och logotyper.
moving-in-help = För varje fil ser du före sparandet vad som kommer in. Samma fil kan importeras igen: ingenting kommer två gånger.
moving-in-offer = Har ni redan en arbetsbok, kontakter eller siffror? De kan importeras en fil i taget eller som en hel mapp.
moving-in-begin = Ta in det ni har
moving-in-decline = Nej tack
moving-in-file = Lägg till fil…
moving-in-folder = Lägg till mapp…
moving-in-folder-empty = I { $name } finns inga filer som kan importeras.
moving-in-folder-closed = Mappen { $name } kan inte öppnas. Kontrollera att du har behörighet till den.
moving-in-looking = Undersöks…
moving-in-waiting = Väntar
moving-in-previewed = Granskad, inte importerad
moving-in-brought = Importerad
moving-in-left-out = Utelämnad
moving-in-unreadable = Kunde inte läsas
moving-in-kind = Välj vad filen innehåller
moving-in-kind-of = Vad filen innehåller: { $name }
moving-in-agency-of = Vems logotyp: { $name }
moving-in-register = Arbetsbok som exporterats från Kortisto
moving-in-picture = Logotyp
moving-in-preview = Granska och importera…
moving-in-preview-this = Granska och importera: { $name }
moving-in-logo = Importera som logotyp
moving-in-logo-this = Importera som logotyp: { $name }
moving-in-leave = Utelämna
moving-in-leave-this = Utelämna: { $name }
moving-in-take-back = Ta med
moving-in-take-back-this = Ta med: { $name }
moving-in-parts = Importerade { $brought }, obehandlade { $open }
moving-in-missing = Se vad som ännu saknas
moving-in-end = Flytten är klar
moving-in-ended = Flytten är klar. Filer kan när som helst importeras här nedan.
file-kind-moved = Tabeller, visitkort och bilder
import-employees-choose = Importera personal…
import-characteristics-choose = Importera särdrag…
import-prices-choose = Importera enhetspriser…
import-pay-dates-choose = Importera lönedagar…
rows-no-columns = Välj i vilken kolumn detta finns: { $names }
rows-no-months = ”{ $text }” är inga månader. Skriv siffror, till exempel 1, 6, 12, eller månadernas namn.
rows-no-round = ”{ $text }” är ingen period för lönegruppen. Skriv månad och år, till exempel 3/2027.
rows-no-step = Lönegruppens kalender har inte det här skedet.
rows-no-pay-days = Lönegruppen ”{ $text }” finns inte, och filen visar inte vilken dag den betalas. Lägg först till gruppen i ämbetsverkets lönekalender.
rows-no-time = En löneutbetalningsdag har inget klockslag. Lämna klockslaget tomt.
rows-no-agreement = Ämbetsverket har inte det här avtalet eller inget avtal som gäller den dagen.
rows-contradicts = { $count ->
    [one] Rad { $rows } säger något annat om samma sak, så ingendera importeras.
   *[other] Raderna { $rows } säger något annat om samma sak, så ingen av dem importeras.
}
rows-name-kept = I filen är namnet ”{ $name }”. Ämbetsverkets namn förblir oförändrat.
rows-take-names = Ta ämbetsverkens namn från filen
rows-left-sheets = De här bladen lästes inte: { $names }
rows-not-known = Okänt: { $kind } { $name }
rows-add = Lägg till som ny
rows-add-all = Lägg till alla som nya
refused-save = Spara de avvisade raderna…
refused-file-name = avvisade rader
refused-sheet = Avvisade rader
refused-reason = Varför det inte importerades
refused-none = Det finns inga avvisade rader, så ingen fil gjordes av dem.
refused-saved = { $count ->
    [one] { $count } avvisad rad sparades i filen { $name }
   *[other] { $count } avvisade rader sparades i filen { $name }
}
refused-ending = Avvisade rader kan bara sparas i en xlsx-fil, inte i en fil med ändelsen ”{ $ending }”. Inget importerades.
import-everything = Alla uppgifter till Excel och tillbaka
import-everything-text = Filen har ett blad för varje slag av uppgifter, logotyperna och diagram. Ändringshistoriken följer inte med. Filen kan redigeras i Excel och importeras igen: du ser före sparandet vad som ändras.
export-all = Exportera allt…
import-all-choose = Importera en exporterad fil…
operation-people = { $count ->
    [one] { $count } kontaktperson
   *[other] { $count } kontaktpersoner
}
operation-rows = { $count ->
    [one] { $count } rad
   *[other] { $count } rader
}
export-only = En csv-fil rymmer en tabell. Lägg till --only headcounts eller --only volumes, eller exportera till en xlsx-fil.
export-ending = En fil med ändelsen ”{ $ending }” kan inte göras. Använd ändelsen xlsx eller csv, för kontakter även vcf.
export-all-ending = Hela kortregistret kan exporteras bara till en xlsx-fil, inte till en fil med ändelsen ”{ $ending }”.
import-no-figures = I filen hittades inga siffror för ämbetsverk. Ange i vilken kolumn ämbetsverket står och i vilken siffrorna: --map KOLUMN=agency och --map KOLUMN=count.
figures-list-count = Antal
figures-list-note = Anmärkning
column-agency-visiting-street = Besöksadress
column-agency-visiting-postcode = Besöksadressens postnummer
column-agency-visiting-city = Besöksadressens ort
column-agency-postal-street = Postadress
column-agency-postal-postcode = Postadressens postnummer
column-agency-postal-city = Postadressens postanstalt
planned-nothing-named = Inget hittas med namnet ”{ $text }”.
figures-year-verified = Siffrorna för { $year } är kontrollerade. Öppna dem först för rättelse.
# En skadad fil
recovered-whole = Alla uppgifter räddades: { $rows } rader.
recovered-rows = { $rows } rader räddades. { $missing ->
    [0] Inga rader gick förlorade.
    [one] En rad gick förlorad.
   *[other] { $missing } rader gick förlorade.
}
recovered-read = { $count } lästa
recovered-restored = { $count } återställda ur historiken
recovered-lost = { $count } förlorade
recovered-left-out = { $count } utelämnade, eftersom de hör till förlorade uppgifter eller har tagits bort enligt historiken
recovered-parted = { $count } har förlorat kopplingen till en annan uppgift
recovered-differing = { $count } avviker från historiken
recovered-log = Historiken: { $read } händelser lästa, { $lost } förlorade, { $emptied } utan detaljer
recovered-pictures = Förlorade logotyper: { $count }
recovered-unplaced = Rader vars plats är okänd: { $count }
damaged-title = Filen { $file } är skadad
damaged-text = En del av filen går inte längre att läsa. Orsaken är oftast disken, nätverksförbindelsen eller ett program som har kopierat filen medan någon sparade.
damaged-safe = Inget skrivs längre i filen, så allt som går att läsa bevaras. Också text som inte har sparats finns kvar.
damaged-next = Ta en säkerhetskopia i bruk eller spara det som går att läsa i en ny fil. Den skadade filen bevaras i båda fallen. Be gruppen att inte använda filen under tiden.
damaged-no-backups = Inga säkerhetskopior hittades i mappen { $folder }.
damaged-put-back = Ta i bruk
damaged-putting-back = Säkerhetskopian tas i bruk…
damaged-is-put-back = Säkerhetskopian är i bruk. Den skadade filen finns kvar: { $path }
damaged-is-there-again = Säkerhetskopian är i bruk.
damaged-save = Spara det läsbara…
damaged-saving = Filen läses, { $percent }{"\u00A0"}%
damaged-saved = Det som gick att läsa har sparats: { $file }
damaged-then = Sök det som saknas i en säkerhetskopia. Be sedan IT-stödet flytta den nya filen till den skadade filens plats.
damaged-open = Öppna den nya filen
file-name-recovered = { $name }-räddad.kortisto

# Var filen finns
read-only-locks = Skrivskyddad: mappens låsning fungerar inte
error-no-locks = Mappens låsning fungerar inte, så det går inte att spara säkert i filen: { $about }
    .safe = Ändringen sparades inte. Det som sparats tidigare finns kvar, och det du har skrivit syns fortfarande.
    .next = Flytta filen till en nätverksdisk vars låsning fungerar, eller be IT-stödet rätta till låsningen.
place-locks = Mappens låsning fungerar inte: { $about }
    .safe = Filen är öppen endast för läsning, så att ingen skriver över någon annans ändringar. Det som sparats tidigare finns kvar.
    .next = Be IT-stödet rätta till nätverksdiskens låsning eller flytta filen till en annan nätverksdisk. Låsningen prövas på nytt när filen öppnas.
place-synced = Filen finns i en mapp som { $about } kopierar från dator till dator.
    .safe = Det som sparats finns kvar på den här datorn. Om två personer sparar samtidigt uppstår två olika filer.
    .next = Flytta filen till gruppens nätverksdisk, som inget program kopierar.
place-copies = Bredvid filen finns kopior som uppstod när två sparade samtidigt: { $about }
    .safe = Inget har tagits bort. En del ändringar kan ändå finnas bara i kopian.
    .next = Öppna kopian, jämför den med den här filen och rätta det som saknas. Flytta sedan filen till gruppens nätverksdisk, som inget program kopierar.
place-clock = Den här datorns klocka stämmer inte med filen: filens tid är { $about }.
    .safe = Det går att spara, och ändringarnas ordning förblir rätt. Ändringarnas datum och klockslag kan vara fel.
    .next = Kontrollera datorns datum och klockslag. Om de stämmer, be IT-stödet kontrollera nätverksdiskens klocka.
status-locks = Mappens låsning fungerar inte
status-synced = Mappen kopieras mellan datorer
status-copies = Det finns motstridiga kopior av filen
status-clock = Datorns och filens klockor skiljer sig
cli-locks-hold = Mappens låsning fungerar på den här datorn.
settings-locks = Pröva låsningen med två datorer
settings-locks-help = När gruppen tar en ny nätverksdisk i bruk, pröva med två datorer om låsningen hindrar att två sparar samtidigt.
locks-meet = Tryck på samma knapp på en annan dator inom två minuter.
locks-hold-together = Mappens låsning fungerar mellan två datorer.
locks-nobody = Ingen annan dator kom med inom två minuter, så låsningen prövades inte.
recovered-beginning = Historikens första händelse har gått förlorad. Tidigare säkerhetskopior kan inte längre jämföras med den nya filen, och personer vars uppgifter raderats kan finnas i den igen: kontrollera och radera deras uppgifter på nytt.
locks-untried = Mappens låsning kunde inte prövas. Den prövas på nytt nästa gång filen öppnas.

# Punktlighet som mätare.
agreement-step = Räknas ur kvitteringarna
metric-typed = Nej, resultaten skrivs in
metric-measured-help = Resultatet är andelen (%) som gjorts i tid enligt skedets kvitteringar i alla lönegrupper. Det skrivs inte in för hand och berättar inte vem som kvitterade.
metric-measured-from = Räknas ur kvitteringarna: { $step }
metric-measured = Räknat ur kvitteringarna: { $count } / { $all } i tid.
metric-no-ticks = inga kvitteringar
metric-result-of = { $name }, utfall

# Återkommande uppgifter och kvittering av den separata anmälan.
recurring-tasks = Återkommande uppgifter
recurring-round = Återkommande uppgifter
recurring-none = Det finns inga återkommande uppgifter. Lägg till till exempel skattekort, allmän förhöjning, semesterpenning eller intyg vid årsskiftet.
recurring-add = Lägg till en återkommande uppgift…
recurring-edit = Redigera den återkommande uppgiften…
recurring-delete = Ta bort uppgiften och dess kvitteringar
recurring-agency = Ämbetsverk
recurring-of-all = alla ämbetsverk
recurring-of-this = detta ämbetsverk
recurring-rule = När
recurring-month = Månad
recurring-often-yearly = årligen
recurring-often-monthly = månatligen
recurring-often-once = en gång
recurring-yearly = årligen den { $date } { $to }
recurring-monthly = månatligen den { $day } { $to }
recurring-over = kommer inte längre
tick-payer = Betalare
tick-of-payer = betalare { $payer }, en kvittering för alla grupper
table-recurring-task = Återkommande uppgift
sheet-recurring-task = Återkommande uppgifter

# Kontaktpersonernas dagar.
contact-follows = Avsluta: { $name } som kontaktperson den { $date }
contact-former = tidigare kontaktperson
contact-was-until = kontaktperson t.o.m. { $date }
contact-from-to = { $from }–{ $to }
contacts-former = Tidigare kontaktpersoner ({ $count })

# Vad som räknas in i löntagarnas summa.
basis-person-years = Årsverken (hela)
lists-counting = I summan av löntagare
counting-counted = räknas in i summan
counting-of-which = därav, räknas inte in
counting-beside = vid sidan av summan
import-unknown-day = Dagen kan inte läsas och lämnas därför bort: { $text }
import-days-backwards = Den sista dagen skulle komma före den första, så dagarna lämnas bort.
rule-counted-otherwise = De här räknas på olika sätt i summan av löntagare. Välj först samma räknesätt för båda i listan i inställningarna.
figures-of-which = därav { $name }
figures-beside = { $name } (inte i summan)
table-employment-counting = Anställningsförhållandets räknesätt
sheet-employment-counting = Räkning av anställningar
operation-answers-imported = Enkätsvar importerade från en fil
answers-field-question = Fråga
answers-field-key = Kortistos kod
answers-field-said = Kortistos jämförelseuppgift
answers-question-missing = Raden saknar fråga.
answers-question-unknown = Frågan ”{ $text }” finns inte i kortregistret. Skriv den som den står i enkäten.
answers-question-several = Flera frågor har texten ”{ $text }”.
answers-not-asked = Frågan ställs inte i omgången { $round }.
answers-round-missing = Ingen enkätomgång är öppen. Öppna en omgång först.
answers-round-unknown = Omgången ”{ $text }” finns inte i kortregistret.
answers-round-several = Det finns flera omgångar. Välj vilken omgång svaren hör till.
answers-round-closed = Omgången { $round } är stängd och besvaras inte längre. Öppna den på nytt först, om svaret ska importeras.
answers-other-file = Raden känns inte igen: den har exporterats från ett annat kortregister, eller så har dess omgång, fråga eller ämbetsverk raderats.
answers-both = Raden har ett svar och är dessutom märkt med att det inte finns något särskilt. Lämna bara det ena.
answers-contradicts = På rad { $row } finns ett annat svar på samma fråga.
answers-meanwhile = Någon har svarat annorlunda i kortregistret efter att formuläret exporterades. Ingenting valdes.
answers-notice-other-file = Formuläret har rader som inte är från detta kortregister. Kontrollera att filen och det öppna kortregistret hör ihop.
answers-notice-closed = Formuläret är från omgången { $round }, som är stängd.
answers-notice-older = Formuläret är från omgången { $round }; en nyare omgång har öppnats efter den.
answers-overwrite = Ersätt också svar som har ändrats efter att formuläret exporterades
answers-choose-columns = Välj i vilka kolumner ämbetsverket, frågan och svaret står.
answers-all-sheets = Alla med svar
answers-round-choose = Välj omgång
answers-without = Rader utan fråga och svar: { $rows }
answers-none-found = I filen hittades inga enkätsvar. Ange i vilka kolumner ämbetsverket, frågan och svaret står: --map KOLUMN=agency, --map KOLUMN=question och --map KOLUMN=answer.
answers-do = { $count ->
    [one] Importera { $count } svar
   *[other] Importera { $count } svar
}
answers-done = { $count ->
    [one] { $count } svar importerades från filen { $name }
   *[other] { $count } svar importerades från filen { $name }
}
import-answers = Enkätsvar
import-answers-text = Ett formulär som exporterats från enkäten och fyllts i, eller en egen lista med ämbetsverk, fråga och svar (xlsx, xls, ods eller csv).
import-answers-intro = Före sparandet ser du svar för svar vad som läggs till och vad som ändras. En tom cell raderar inget svar, och importen kan ångras i sin helhet.
import-answers-choose = Importera ett ifyllt formulär…
questionnaire-export = Exportera för ifyllning…
questionnaire-export-all = Exportera till en mapp…
questionnaire-sheet-due = Svar senast { $date }.
questionnaire-sheet-how = Skriv i de gula cellerna med rubriken ”skriv här” eller ”kryssa med x”. De övriga cellerna är låsta. Lämna filen eller pappret ifyllt till chefen.
questionnaire-sheet-help = Anvisning
questionnaire-sheet-write = { $name } – skriv här
questionnaire-sheet-tick = { $name } – kryssa med x
questionnaire-sheet-before = Senast ({ $round }):
questionnaire-no-open-round = Ingen enkätomgång är öppen, så det finns inget att exportera.
questionnaire-not-asked = { $name } ansvarar inte för något ämbetsverk i denna omgång.
questionnaire-export-ending = Enkäten kan exporteras till en xlsx-fil eller en mapp, inte till en fil med ändelsen ”{ $ending }”.
setting-figures-year = Öppnat år för siffror
file-kind-folder = Mapp
picking-this-folder = Välj den här mappen
picking-folder = Välj mapp
picking-folder-name = Mappens namn eller sökväg
picking-folder-empty = Mappen har inga andra mappar.
new-year = Nytt år
new-year-title = Siffror för { $year }
new-year-help = Vilka år som visas, av vem siffror väntas och vad som avviker från året före.
new-year-back = Tillbaka till siffrorna
new-year-shown = År som visas
new-year-shown-years = I ämbetsverkens siffror visas åren { $from }–{ $to } och nyare år som har siffror.
new-year-calendar = Ett år öppnas av sig självt när det är slut. År { $year } öppnades 1.1.{ $next }.
new-year-opened = År { $year } har öppnats fast det inte är slut än.
new-year-open = Öppna år { $year }
new-year-close = Stäng år { $year }
new-year-missing = Av vem siffror väntas
new-year-delivered = Inkomna { $count }
new-year-partly = En del saknas { $count }
new-year-nothing = Inga siffror { $count }
new-year-progress = Siffror från { $done } / { $all } ämbetsverk
new-year-all-in = Alla siffror har kommit
new-year-all-in-help = För { $year } finns en siffra för allt som hade en siffra för { $before }.
new-year-nobody = Inga siffror väntas för { $year }
new-year-nobody-help = Inget ämbetsverk var kund då.
new-year-person = Ämbetsverk { $agencies } · siffror som saknas { $figures }
new-year-no-figures = inga siffror för det här eller föregående år
new-year-was = { $subject } ({ $year }: { $count })
new-year-copy = Kopiera listan
new-year-mail = Skicka listan per e-post
new-year-save = Spara listan i Excel
new-year-save-all = Spara allas listor i en mapp…
new-year-matters = Anteckna som öppna ärenden
new-year-file = Siffror som saknas
new-year-list-title = Siffror som saknas för { $year }
new-year-list-hint = Skriv siffrorna i kortregistret eller skicka dem till chefen. Inom parentes står siffran från året före.
new-year-previous = Föregående års siffra
new-year-findings = Avvikelser från året före
new-year-rules = Här visas ett antal löntagare som har ändrats med över { $percent }{"\u00A0"}% och över { $heads } personer, en prestationsmängd som har ändrats med över { $percent }{"\u00A0"}% och över { $volumes } stycken, och en siffra som fanns året före men saknas nu.
new-year-nothing-stands-out = Ingen siffra avviker så mycket från året före.
new-year-column-figure = Vilken siffra
new-year-column-rule = Varför den är här
new-year-every-figure = alla siffror
new-year-rule-jump-heads = Ändrades med över { $percent }{"\u00A0"}% och över { $least } personer
new-year-rule-jump-volumes = Ändrades med över { $percent }{"\u00A0"}% och över { $least } stycken
new-year-running = Året är inte slut än
new-year-rule-gone = Fanns året före, saknas nu
new-year-rule-agency-gone = Ämbetsverket har inga siffror, året före fanns { $count }
