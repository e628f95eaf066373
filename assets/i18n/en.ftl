# Program
language-name = English
save = Save
cancel = Cancel
close = Close
edit = Edit…
copy = Copy
call = Call
write-mail = Write an e-mail
open-website = Open the website
nobody = not named
edit-named = Edit: { $name }
remove-line = Remove line { $number }
value-missing = not known
edited-on = edited { $date }
edited-by = edited { $date } · { $who }
period-from = from { $date }
period-until = until { $date }
file-kind = Kortisto file
picking-open = Choose a file: { $kind }
picking-save = Choose where to save: { $kind }
picking-why = This computer has no window for choosing files, so the file is chosen here.
picking-up = Folder above
picking-name = Name or path of the file
picking-empty = There are no such files in this folder.
picking-closed = What is in this folder cannot be shown.
picking-replaces = The file of that name will be replaced.
picking-there = There is a file of that name already. Give another name.
picking-replace = Replace
picking-open-this = Open
drop-register = Open the file { $file }
drop-logo = Change the logo: { $agency }
drop-contacts-of = Import contacts for { $agency }
drop-contacts = Import contacts from { $file }
drop-no-file = Open a Kortisto file first. It can be dropped here.
drop-logo-where = First open the agency whose logo this is, then drop the picture on its card.
drop-unknown = What can be dropped here: a Kortisto file, a logo as a picture (on an agency’s card), or contacts (vCard, Excel, ODS, CSV).
drop-asking = First answer what is open, then drop the file.
drop-one = Drop one file at a time.
drop-moved = Add to the move: the program says of each file what comes of it
file-kind-picture = Picture
file-kind-png = PNG picture
file-kind-svg = SVG picture
file-name-new = service.kortisto
file-name-demo = example.kortisto

# Welcome
welcome-tagline = What the group knows of its agencies, in one place
welcome-open = Open a file…
welcome-open-help = The unit’s shared register on the network drive
welcome-new = New file…
welcome-new-help = An empty register, with ministries and products ready
welcome-demo = Try an example…
welcome-demo-help = A made-up unit with 28 agencies to look around in
welcome-recent = Recent files
welcome-away = “{ $file }” cannot be reached right now
welcome-again = Try again
welcome-away-forget = Remove from the list
welcome-read-copy = Read the copy ({ $time })
welcome-unreached = not reachable now
welcome-forget = Remove from the list: { $file }
opening-file = Opening { $file }…

# Navigation and commands
place-agencies = Agencies
place-staff = Staff
place-history = History
place-settings = Settings
name-in-finnish = in Finnish { $name }
name-in-swedish = in Swedish { $name }
tabs-more = More
tabs-more-name = Other tabs
tab-card = Card
tab-details = Contact details
tab-figures = Figures
tab-characteristics = Characteristics
command-search = Search
command-new = New agency…
command-edit = Edit the agency…
command-correct = Correct one detail…
command-save = Save
command-undo = Undo
command-redo = Redo
command-previous = Previous agency
command-next = Next agency
command-open = Open a file…
command-close-file = Close the file
command-look = Fetch others’ changes
command-larger = Larger
command-smaller = Smaller
command-normal-size = Normal size
command-back = Back
command-help = Help and shortcuts
correct-which = Which detail is to be corrected?
correct-which-help = Type the name of the detail or the person, for example “switchboard”. Choose with the arrow keys. Enter opens the field.
correct-name = Detail
correct-none = There is no such detail.
correct-do = Correct
help-title = Help
help-search = Search the help
help-pages = Pages of the help
help-nothing = The help does not have these words. Try a shorter word or part of one.
help-parts = Parts of the program and their licences

# Search and list
search-hint = Search agency, person, number
search-results = Search results
search-nothing = Nothing found. Try a shorter word.
search-formerly = formerly { $name }
filters = Filters
filters-set = Filters ({ $count })
list-filter = filter…
list-filter-name = Filter agencies
list-scope = Agencies shown
list-clients = Clients
list-mine = Mine
list-archived = Ended
list-count = { $count ->
    [one] { $count } agency
   *[other] { $count } agencies
}
list-empty = There are no agencies here yet.
list-nothing = No agency matches “{ $filter }”.
list-clear-filter = Clear the filter
list-client-until = client until { $date }
list-responsible-deputy = { $responsible } · dep. { $deputy }
list-responsible-alone = { $responsible } · no deputy
list-deputy-alone = nobody responsible · dep. { $deputy }
list-nobody = nobody responsible
agencies-none = There are no agencies in the register yet
agencies-none-help = Add the first agency. Only its name is required; the rest can follow.
beginning-staff = Open Staff
beginning-me = Add yourself…
agencies-choose = Choose an agency from the list
agencies-choose-help = You can also search by name, abbreviation or telephone number (Ctrl+F).

# Agency
agency-more = More actions
menu-logo = Change the logo…
menu-remove-logo = Remove the logo
menu-correct = Correct one detail…
menu-duplicate = Duplicate…
menu-as-of = Show as of a day…
menu-rename = Rename…
menu-merge = Merge into another agency…
menu-split = Split off a new agency…
menu-archive = End client relationship…
menu-restore = Restore as a client
menu-delete = Delete the agency
role-responsible = Responsible
role-deputy = Deputy
role-account-manager = Account manager
role-account-contact = Account contact
role-secretary = Payroll secretary
role-supervisor = Supervisor
kind-agency = Agency
kind-institution = Institution
kind-fund = Fund
language-fi = Finnish
language-sv = Swedish
language-en = English
card-about = About
card-reach = Agency contact details
card-who = Who looks after it
card-notes = Notes
card-open-today = Open today
card-show-figures = Show the table
details-visiting = Visiting address
details-postal = Postal address
details-hours = Opening hours
details-hours-none = No opening hours yet. Add them with Edit.
details-exceptions = Exceptional opening hours
details-administration = Administration
details-names = Names and identifiers
details-identifiers = Identifiers
details-account = Account
details-account-none = No account manager or account contact has been entered.
details-shares-business-id = Same business id: { $names }
hours-closed = closed
field-hours-unknown = Hours not known
hours-pause = lunch break
hours-add-pause = Add a lunch break
hours-remove-pause = Remove the lunch break
hours-unknown = hours not known
succession-renamed = Named { $name } before { $date }
succession-merged = { $name } merged into this on { $date }
succession-split = Split from { $name } on { $date }
succession-into = Merged into { $name } on { $date }
succession-off = { $name } was split off on { $date }

# Fields
field-name-fi = Name in Finnish
field-name-sv = Name in Swedish
field-name-en = Name in English
field-name = Name
field-abbreviation = Abbreviation
field-kind = Kind of organisation
field-mission = What the agency does
field-parent = Parent organisation
field-branch = Branch of government
field-unit-number = Bookkeeping unit number
field-unit-name = Bookkeeping unit
field-business-id = Business id
field-street = Street or PO box
field-postcode = Postal code
field-city = Town
field-town = City
field-website = Website
field-next-owner = Next accountable
field-owner = Accountable
field-switchboard = Switchboard
field-email = E-mail
field-phone = Telephone
field-break-from = Break begins
field-break-to = Break ends
field-until = Last day of the season
field-second-language = Second service language
value-none = no other
field-service-language = Service language
field-client-since = First day as a client
field-client-until = Last day as a client
field-notes = Notes
field-note = Reason
field-date = Date
field-opens = opens
field-closes = closes
field-identifier-kind = Kind of identifier
field-identifier = Identifier
field-valid-from = Valid from
field-valid-to = Valid until
field-role = Role
field-team = Team
field-languages = Languages
field-working-share = Working time %
field-login = Login names
field-login-help = By these the program knows who is at the machine. Separate them with spaces.
field-basis = Counted as
field-employment-type = Employment
field-product = Product
field-unit-fi = Unit in Finnish
field-unit-sv = Unit in Swedish
field-unit-en = Unit in English
field-date-form = dd.mm.yyyy
field-date-not-understood = Not understood as a date. Write for example 1.3.2026.
field-date-year = The year must be 1900–2200.
field-time-not-understood = Not understood as a time. Write for example 8:00.
calendar = Calendar
calendar-open = Open the calendar (F4)
calendar-previous = Previous month
calendar-next = Next month
calendar-week = wk
calendar-today = today

# Form
form-new = New agency
form-editing = Editing: { $name }
form-help = Only the Finnish name (*) is required. Save with Ctrl+S, cancel with Esc.
form-copy-of = { $name } (copy)
form-names = Names and mission
form-bookkeeping = Bookkeeping unit
form-responsibility = Responsibilities
form-assigned-from = Change effective from
form-assigned-help = When you change a person, the former responsibility ends the day before and stays on record.
form-no-employees = Add the employees first, under Staff.
form-same-person = One person cannot be both responsible and deputy.
form-hours-help = Leave empty what is not known.
form-weekdays-alike = Copy Monday’s hours to Tue–Fri
form-add-exception = Add a different day or season
form-add-identifier = Add an identifier
form-add-person = Add a person
form-notes-privacy = No details of individual employees.
form-logo-choose = Choose a logo…
form-logo-chosen = A logo has been chosen. It is saved with the agency.
form-logo-help = The logo can also be added later on the agency’s page.
form-problems = Not saved: correct the fields marked in red.
doubt-business-id-form = A business id has the form 1234567-1.
doubt-business-id-check-digit = The check digit does not fit. Check the digits.
doubt-email = This does not look like an e-mail address.
doubt-phone = This does not look like a telephone number.
doubt-website = This does not look like a web address.
doubt-postcode = A postal code has five digits.

# Figures
figures-headcount = Payees
figures-volume = Transactions
figures-none = No figures yet. Add them on the Figures tab.
figures-older = Show an older year
figures-older-known = { $count ->
    [one] Show { $count } older year
   *[other] Show { $count } older years
}
figures-add-year = Add { $year }
figures-three = Show three years
figures-change = Change
figures-total = Total
figures-total-shown = Total of those shown
figures-add-product = Add a product…
figures-inherited = * Includes the figures of agencies merged into this one.
figures-own-inherited = Own { $own }, from merged agencies { $inherited }
figure-missing = missing
chart-more = Chart actions: { $name }
chart-copy = Copy picture
chart-save-png = Save as PNG…
chart-save-svg = Save as SVG…
figure-not-whole = Enter a whole number.
figure-not-a-number = This is not a number. Empty means that the figure is missing.
figure-out-of-range = The number must be 0–99,999,999.
number-missing = Enter a number.
number-not-understood = This is not a number.
number-outside = The number must be { $from }–{ $to }.
number-does-not-fit = One of the numbers does not fit.
cell-not-saved = Not saved yet. Open the cell and press Enter.
cell-row-gone = The row is no longer there. Not saved: { $text }
basis-persons-year-end = Persons on 31 December
basis-employments-year-end = Employments on 31 December
basis-persons-average = Persons, average of the year
basis-employments-average = Employments, average of the year

# Staff, history, settings
staff-add = Add an employee…
staff-add-team = Add a team…
staff-empty = No staff yet
staff-empty-help = Add the group’s people, so that agencies can have somebody responsible and a deputy.
staff-no-team = No team
staff-inactive = no longer in the group
history-help = What has been done in the register, newest first. Each entry can be undone and a single detail restored, unless the same detail has been changed since.
history-deleted-help = What has been deleted and not restored. Restoring brings back everything that was deleted with it.
history-all = Entries
history-deleted = Deleted
history-none = No entries match.
history-deleted-none = Nothing deleted matches.
history-older = Show older
history-any-agency = All agencies
history-who = Who
history-anyone = Anyone
history-topic = Subject
history-any-topic = All subjects
history-clear = Clear filters
history-bring-back = Restore
history-restore = Restore former value
topic-agencies = Agency details
topic-contacts = Contacts
topic-responsibilities = Responsibilities and access
topic-absences = Absences
topic-figures = Figures and volumes
topic-payroll = Payroll calendar
topic-agreements = Agreements and feedback
topic-characteristics = Characteristics and questionnaire
topic-matters = Open matters
topic-upkeep = Verification
topic-staff = Staff
topic-lists = Lists
topic-imports = Import
topic-taken-back = Undone
topic-privacy = Privacy
topic-file = The file
history-empty = Reading the history…
history-show = Show changes
history-hide = Hide changes
history-yielded = Was not saved
history-yielded-field = { $field }: { $lost } (what stands is { $kept })
history-more = { $count ->
    [one] And 1 other change.
   *[other] And { $count } other changes.
}
history-taken-back = undone
undo-this = Undo this
settings-look = Look
settings-language = Language
settings-theme = Theme
settings-size = Text size
settings-file = File
settings-path = Location
settings-access = Everyone who has access to the folder can read and change the file.
settings-close-file = Close the file
settings-traces = Crash reports and log
settings-traces-folder = Folder on this computer
settings-traces-help = When the program crashes, it writes a report here. The log tells what the program has done. Neither holds personal data or anything from the register, so they can be sent to IT support.
settings-traces-open = Open the folder
look-system = As the system
look-light = Light
look-dark = Dark
status-saving = Saving…
status-waiting = Waiting for another user’s save to finish…
status-saved = Saved { $time }
status-unreachable = The file cannot be reached (as of { $time })
status-gone = The file is not in its place (as of { $time })
status-replaced = Another register is in the file’s place (as of { $time })
status-why = What can I do?
present-saved = { $who } saved at { $time }: { $what }
present-saved-more = { $count ->
    [one] { $who } saved at { $time }: { $what } · and 1 other change
   *[other] { $who } saved at { $time }: { $what } · and { $count } other changes
}
present-others = Also open for: { $names }
present-others-more = { $count ->
    [one] Also open for: { $names } and { $count } other
   *[other] Also open for: { $names } and { $count } others
}
present-you = you in another window
present-editing = { $count ->
    [one] { $names } is editing this
   *[other] { $names } are editing this
}
present-editing-help = You can edit at the same time. Where you both change the same detail, the program asks which stands.
read-only-file = Read only
read-only-past = Read only: as it was
read-only-copy = Read only: copy on this computer
read-only-newer = Read only: file of a newer version
read-only-damaged = Read only: the file is damaged
read-only-explained = The file is open for reading only, so nothing can be saved. Check the permissions of its folder, or update the program.
newer-form = A newer version of the program has written the file: its form is { $file }. This program (version { $version }) knows the forms up to { $program }, so the file can only be read. The data is safe. Install a newer version.
newer-installer = The installer is here: { $place }
newer-no-installer = Ask IT support or your supervisor for the installer.

# Questions
edit-menu = Edit the text
edit-cut = Cut
edit-copy = Copy
edit-paste = Paste
edit-select-all = Select all
ask-leave = Unsaved changes
ask-leave-text = What you have typed is not saved.
ask-as-of = As of which day: { $name }?
ask-as-of-text = The data is shown as it was at the end of the day. Nothing is changed.
ask-as-of-date = Day
ask-as-of-future = That day has not been yet.
ask-as-of-do = Show
past-banner = The data as it was at the end of { $date }. It can only be read.
past-back = Back to now
past-reading = Reading the history…
past-not-there = The agency was not in the file yet on { $date }.
past-unknown = { $count ->
    [one] It is no longer known what one row said, as a person has been erased since.
   *[other] It is no longer known what { $count } rows said, as a person has been erased since.
}
ask-upgrade = Update { $file } to the new form?
ask-upgrade-text = The file is from an older version of the program. Once it is updated, an older program can only read it. A backup of the file is made first.
ask-upgrade-nobody = Nobody seems to have it open. The oldest versions of the program do not tell who has.
ask-upgrade-others = Open now for: { $names }. Where their program is older, they cannot save any more until they update it.
ask-upgrade-supervisor = The update is for the whole group. Agree on it with the supervisor first.
ask-upgrade-do = Update and open
cli-upgraded = The file { $file } is updated to the new form. An older program can only read it after that. Open now for: { $names }
cli-upgraded-nobody = nobody who has said so
ask-leave-save = Save
ask-leave-discard = Discard the changes
ask-leave-stay = Back to editing
ask-leave-file-text = Not everything is saved. If you keep the changes as drafts, you can go on the next time you open the file on this computer.
ask-leave-keep = Keep as drafts
ask-leave-keep-quit = Keep as drafts and close
offered-title = Text that was not saved
offered-help = This was not saved the last time. You can go on with it or discard it. Drafts are kept on this computer for 14 days.
offered-none = There are no drafts left.
offered-typed = Typed { $time }
offered-overtaken = Changed or deleted since then: { $rows }. Nothing is replaced without asking.
offered-go-on = Go on editing
offered-save = Save
offered-let-go = Discard the draft
offered-later = Later
offered-unknown = This version of the program cannot open the draft. The draft is still kept.
offered-count = { $count ->
    [one] 1 draft
   *[other] { $count } drafts
}
offered-show = Look…
unsaved-title = Not saved
unsaved-help = These changes are not in the file yet. They stay here until they are saved or you discard them.
unsaved-none = Everything is saved.
unsaved-count = { $count ->
    [one] 1 change is not saved
   *[other] { $count } changes are not saved
}
unsaved-show = Show…
unsaved-more = { $count ->
    [one] and 1 detail more
   *[other] and { $count } details more
}
unsaved-on-its-way = Being saved.
unsaved-held = There seems to be a personal identity code in the text.
unsaved-failed = Saving did not succeed.
unsaved-round-closed = The round of the questionnaire is closed.
unsaved-refused = The change cannot be saved
unsaved-unsettled = Somebody else has changed the same detail.
unsaved-look = Look…
unsaved-later = Let it wait
unsaved-give-up = Discard the change
unsaved-retry-all = Try to save again
leaving-waits = Saving is under way. The window closes when everything is safe.
leaving-stay = Do not close
ask-delete = Delete { $name }?
ask-delete-text = The agency and everything about it is deleted. This can be undone. If it has only ceased to be a client, choose End client relationship instead.
ask-archive = { $name }: the client relationship ends
ask-archive-text = Everything is kept. Responsibilities end on the same day, and the agency moves to Ended.
ask-archive-date = Last day as a client
ask-rename = { $name }: new name
ask-rename-text = The former name is kept, and the agency is found by it too.
ask-succession-date = Valid from
ask-merge = { $name } merges into another agency
ask-merge-text = The client relationship and the responsibilities end the day before. The figures of the agency that goes on include those of this one.
ask-merge-into = Agency that goes on
ask-merge-missing = Choose the agency that goes on.
ask-split = A new agency is split off from { $name }
ask-split-text = The new agency starts with this one’s administration, contact details and people. Older figures stay here.
ask-product = New product
ask-product-text = The product appears for every agency.
ask-employee-edit = Edit the employee
ask-team-edit = Edit the team

# Conflicts and rules
conflict-title = Somebody else has changed the same detail
conflict-help = Nothing has been overwritten yet. Choose which one stands. The other stays in the history.
conflict-mine = Your change
conflict-theirs = Saved
conflict-empty = empty
conflict-all-mine = All mine
conflict-all-theirs = All saved ones
conflict-open = { $count ->
    [one] 1 detail is still to be chosen.
   *[other] { $count } details are still to be chosen.
}
conflict-ready = Everything is chosen.
conflict-save = Save the choices
conflict-gone-told = Somebody else has deleted this.
conflict-bring-back = Bring it back and save my change
conflict-leave-gone = Leave it deleted
conflict-edited-told = You are deleting this, but somebody else has changed it.
conflict-delete-anyway = Delete anyway
conflict-keep = Do not delete
conflict-erased = A person’s details have been erased from this. What is saved stands. Cancel if you want to edit your own text.
conflict-moved = Somebody has saved more meanwhile. See the points where nothing is chosen.
conflict-waits = { $count ->
    [one] 1 change is not saved, because somebody else has changed the same detail
   *[other] { $count } changes are not saved, because somebody else has changed the same detail
}
conflict-settle = Settle…
conflict-give-up = Discard
round-closed-title = The round “{ $name }” is closed
round-closed-text = The answer was not saved. It stays as a draft until you save or discard it. You can open the round again for everybody and save the answer.
round-closed-reopen = Open the round and save
conflict-gone = Somebody else has deleted this. The change was not saved. The deletion can be undone on the History page.
conflict-edited = Somebody else has just changed this, so it was not deleted. Look at it and try again.
conflict-needed = This cannot be deleted, because something else needs it. Nothing was changed.
conflict-missing = It refers to something that somebody else has deleted. The change was not saved.
conflict-overtaken = Somebody else has meanwhile saved something that this concerns. Nothing was changed. Look it over once more, then try again.
rule-name-missing = Write the name in Finnish.
rule-item-name-missing = Write a name.
name-turned = Turned into the order first name, surname. You typed: { $name }
name-as-typed = Restore what was typed
rule-period-backwards = The end is before the beginning.
rule-hours-backwards = Give both ends, the later one last.
rule-date-missing = Write a date.
rule-two-responsible = The agency would have two people responsible on one day. The change was not saved.
rule-assigned-twice = One person would hold the same role twice. The change was not saved.
rule-year = The year must be 1990–2100.
rule-succession-circle = An agency cannot be its own predecessor. The change was not saved.
rule-working-share = The working time must be 1–100%.
rule-two-primary = An agency can have only one primary contact.
rule-contact-misplaced = These details belong to a contact of another agency. The change was not saved.
rule-months = The months are wrong. Choose them again.
rule-year-verified = The figures of this year are verified. Open them for correction first: in the menu of the year’s heading on the Figures tab of the agency, or above the table on the page of all figures.

# Undo, messages, logos
gone-title = Somebody has deleted this meanwhile: { $name }
gone-help = What you have typed is still here. Bring back what was deleted, and it can be saved as usual.
gone-bring-back = Bring it back
gone-anew = Make this a new agency
gone-for-good = It cannot be brought back: the history no longer holds its content.
undo-nothing = There is nothing to undo.
undo-already = This has been undone already.
undo-erased = The content went when a person’s details were erased, so it cannot be brought back.
undo-foundation = The creation of the file cannot be undone.
undo-changed = The same detail has been changed since ({ $who }); undoing would wipe the newer change. Nothing was changed.
toast-undone = Undone: { $name }
toast-redone = Done again: { $name }
toast-copied = Copied to the clipboard
toast-looked = Fetching others’ changes…
toast-picture-copied = Picture copied to the clipboard
toast-picture-saved = Picture saved: { $name }
logo-too-large = The picture is too large. At most 5 MB, a drawing at most 1 MB.
logo-too-many-pixels = The picture has too many pixels. At most 16 million (such as 4096 × 4096).
logo-unknown-format = The file is not a picture the program knows. Use PNG, JPEG, WebP, BMP, GIF or SVG.
logo-broken = The picture is broken. Ask for it again.
logo-empty = There is nothing to see in the picture.
logo-drawing = The SVG drawing has parts that are not accepted for safety (pictures or references outside the drawing). Ask for the logo as PNG.
logo-too-complex = The SVG drawing is too complex to be drawn. Ask for the logo as PNG.
logo-letters = The SVG drawing has letters that the program’s font does not have. Ask for the logo as PNG, or with its letters turned into outlines.
logo-variables = The colours of the SVG drawing are set outside the drawing, so the logo would look wrong. Ask for the logo as PNG.
logo-lettered = The letters were drawn with the program’s own font. Check that the logo looks right.
logo-unreadable = The picture could not be read. Check that it exists and that you may read it.
logo-former-stays = The former logo is kept.
logo-not-taken = The logo of { $agency } was not saved.
logo-agency-gone = The agency has been deleted meanwhile.

# Names of operations
operation-unknown = A newer program’s change
operation-file-started = File created
operation-demo-written = Example unit created
operation-agency-added = Agency added
operation-agency-edited = Agency edited
operation-agency-duplicated = Agency duplicated
operation-agency-archived = Client relationship ended
operation-agency-restored = Restored as a client
operation-agency-deleted = Agency deleted
operation-agency-renamed = Agency renamed
operation-agencies-merged = Agencies merged
operation-agency-split = Agency split
operation-assignment-edited = Responsibilities edited
operation-logo-changed = Logo changed
operation-logos-imported = Logos imported
operation-figures-edited = Figures edited
operation-contact-edited = Contacts edited
operation-characteristic-edited = Characteristics edited
operation-file-upgraded = File upgraded to a newer program
operation-file-recovered = Damaged file recovered to a new file
operation-verified = Verified
operation-reopened = Reopened for correction
operation-product-edited = Products edited
operation-staff-edited = Staff edited
operation-list-edited = List edited
operation-conflict-yielded = Change that was not saved
operation-undone = Undone
operation-redone = Done again

# What went wrong: what happened, whether the data is safe (.safe), what to do now (.next)
error-not-found = The file is not there: { $about }
    .safe = Nothing has been changed.
    .next = Check that the network drive is connected, and whether the file has been moved or renamed.
error-already-exists = There is a file of that name already: { $about }
    .safe = It was not touched.
    .next = Choose another name, or open the existing file.
error-not-a-file = This is not a file but a folder or device: { $about }
    .safe = Nothing has been changed.
    .next = Choose a file that ends in .kortisto.
error-not-a-path = This is not a file name: { $about }
    .safe = Nothing has been done.
    .next = Give the name or path of a file that ends in .kortisto.
error-name-too-long = The file’s name or path is too long: { $about }
    .safe = Nothing has been changed.
    .next = Shorten the name (at most 240 characters), or save in a folder with a shorter path.
error-no-permission = You have no permission: { $about }
    .safe = Nothing has been changed.
    .next = Ask IT support for permission to read and write in the folder, or choose another one.
error-not-ours = This is not a Kortisto file: { $about }
    .safe = The file was not touched.
    .next = Choose another file. An Excel workbook cannot be opened directly.
error-foreign = The file is another program’s database: { $about }
    .safe = The file was not touched.
    .next = Choose another file.
error-altered = The structure of the file has been changed by another program: { $about }
    .safe = It was not opened and not touched.
    .next = Open a backup, and ask IT support to look into the change.
error-newer = The file is of a newer version of the program: { $about }
    .safe = The data is safe, but this version cannot change it.
    .next = Update the program.
error-older = The file is from an older version of the program: { $about }
    .safe = It was not changed.
    .next = Open the file and update it.
error-damaged = The file is damaged: { $about }
    .safe = Nothing more is written to it, so that what can be read is kept.
    .next = Do not delete the file. Use a backup, or save what can be read to a new file, and call IT support.
error-gone = The file is no longer in its place: { $about }
    .safe = You see the data as it was last read. What has not been saved is still there.
    .next = Check the network. If the file has been moved or renamed, move it back or give it its former name. Then you can go on.
error-replaced = Another register has taken the place of the file: { $about }
    .safe = It was not touched. You see the former file as it was last read, and what you typed is still there.
    .next = Put the former file back in its place. If it was replaced on purpose, open the file again.
error-unfinished = Somebody’s save was cut off halfway, and clearing up after it needs permission to write to the folder: { $about }
    .safe = What was saved before is safe.
    .next = Ask somebody who may write to the folder to open the file first.
error-read-only = The file can only be read: { $about }
    .safe = The change was not saved. What was saved before is safe.
    .next = Ask for permission to write to the file and its folder.
error-busy = Others are using the file, and our turn did not come in half a minute.
    .safe = The change was not saved. What you typed is still there.
    .next = Save again in a moment.
error-disk-full = The disk is full.
    .safe = The change was not saved. What was saved before is safe.
    .next = Make room or call IT support, then save again.
error-unreachable = The file cannot be reached.
    .safe = The change was not saved. What was saved before is safe.
    .next = Check the network and try again. ({ $about })
error-cannot-tell = The connection broke at the very moment of saving.
    .safe = It is not known yet whether the change was saved. What you typed is still there.
    .next = When the connection is back, open the file again and see whether the change is there. ({ $about })
error-other-register = The backup is of another register: { $about }
    .safe = Nothing was restored.
    .next = Choose a backup of this very file.
error-cancelled = The work was stopped.
    .safe = Nothing has been changed.
    .next = Start again if needed.
error-internal = There is a defect in the program.
    .safe = The change was not saved. What was saved before is safe.
    .next = Tell whoever looks after the program: { $about }
error-broke = A defect in the program interrupted saving, and the part that saves was started again.
    .safe = The file is whole. The change is either saved as a whole or not at all.
    .next = Try again: the same change is not saved twice. Tell whoever looks after the program.
error-work-broke = A defect in the program interrupted the work: { $about }.
    .safe = The data in the register is safe.
    .next = Try again. If it happens again, tell whoever looks after the program.
work-logo = reading the logo
work-drawing = saving the chart as a picture
work-file = writing the file
work-contacts = reading the file to be imported
work-paper = making the document
error-picture-not-drawn = The chart could not be made into a picture.
    .safe = The data in the register is safe.
    .next = Save the chart as SVG, or tell whoever looks after the program: { $about }
error-picture-not-saved = The picture could not be saved: { $about }
    .safe = The data in the register is safe, and an earlier file of that name is as it was.
    .next = Check that you may write in the folder and that the disk has room, then save again.

## On paper: card, absence pack, briefing
file-kind-pdf = PDF file
paper-card = Agency card
paper-pack = Absence pack
paper-briefing = Briefing on return
paper-title-briefing = { $name }: what happened { $days }
paper-briefing-summary = { $count ->
    [one] { $count } agency
   *[other] { $count } agencies
} · { $quiet } without changes
paper-briefing-quiet = No changes.
paper-taken-over = { $name } took over { $at }
paper-matter-new = New
paper-matter-waiting = Still open
paper-matters = Open matters
paper-doubts = Perhaps not true
paper-added = added
paper-removed = removed
paper-edited = changed
paper-no-access = nobody
paper-lacks-access = Lacks access: { $systems }
paper-standard-work = Standard division of work (no agreement in force)
paper-we-do = We do
paper-we-do-now = On these days we do
paper-we-do-else = Our other tasks
paper-they-do = The agency does
paper-valid = In force
paper-limit = Boundary condition
paper-title-card = Agency card: { $name }
paper-title-absence = { $name } away { $days }
paper-printed = Printed { $date }
paper-as-of = As things were at the end of { $date }
paper-logo = Logo: { $name }
paper-next = Next
paper-page = Page
paper-what = What
paper-day-by-day = Day by day
paper-who-covers = Who looks after what
paper-covers = Looked after { $days } by
paper-watch = What to watch { $days }
paper-characteristics-none = No characteristics have been noted.
paper-characteristics-later = Other characteristics, not on these days
paper-figures-none = No figures have been noted.
paper-chart = Bar chart. { $name }, { $agency }. { $numbers }.
paper-replaced = Some characters are replaced by the nearest equivalent because the printed typeface lacks them.
error-paper-nothing = There is nothing to print: the agency or the person is no longer in the register.
    .safe = Nothing has been changed.
    .next = Check the name or choose another one.
error-paper-cancelled = Printing was cancelled.
    .safe = Nothing has been changed.
    .next = You can start again.
error-paper-not-set = The PDF could not be made.
    .safe = The data in the register is safe.
    .next = Tell whoever looks after the program: { $about }
cli-agency-unknown = No agency has this abbreviation.
cli-agency-ambiguous = Several agencies have this abbreviation. Change one of them.
cli-employee-unknown = There is no employee of this name. Give the whole name.
cli-employee-ambiguous = There are several employees of this name.
error-paper-left-out = This version of the program cannot print to PDF.
    .safe = Nothing has been changed.
    .next = Ask IT support for a version that can print.
print = Print
print-more = Ways to print
print-view = Open for printing
print-save = Save as PDF…
print-pack = Print the pack
print-briefing = Print the briefing
printing = Making the PDF…
printing-agencies = Making the PDF… { $done } / { $of }
printing-cancel = Cancel printing
command-print = Print
toast-paper-cancelled = Printing cancelled
not-opened = This computer has no program that opens this
not-opened-text = Copy the address or path and open it with another program. What is printed can also be saved: choose Save as PDF…
not-opened-copy = Copy

# Commands
cli-not-told = The command was carried out, but its output could not be written.
cli-set-aside = The backup has taken the file’s place. The damaged file is kept: { $path }
cli-check-past-the-log = A row was changed by another program without an entry in the history: { $place }
cli-check-good = The file is in order. { $count ->
    [one] { $count } agency
   *[other] { $count } agencies
}.
cli-no-agency = no agency goes by the file’s name
cli-ambiguous = several agencies or pictures fit, so none was chosen
cli-imported = New { $new }, changed { $changed }, unchanged { $same }, refused { $refused }, ambiguous { $ambiguous }
cli-no-display = There is no display, so no window can open. Without one, demo, check, backup, restore, recover, locks, search, log, undo, import, export and report work.
cli-no-window = The window could not be opened. The graphics driver is missing or too old. The file was not touched. Ask IT support to update the driver.
crash-report = The program closed because of a defect. The report is in this file: { $about }
    .safe = What was saved is safe. What was typed and not saved is offered again when the file is opened.
    .next = Send the report to IT support. It holds no personal data and nothing from the register.
crash-unreported = The program closed because of a defect, and no report could be written. What was saved is safe. What was typed and not saved is offered again when the file is opened.
crash-again = Open the program again?

## Tables
grid-copy = Copy
grid-paste = Paste
grid-fill-down = Fill down (Ctrl+D)
grid-fill-right = Fill right (Ctrl+R)
grid-clear = Clear (Del)
grid-note = Note… (Shift+F2)
grid-columns = Columns, sorting and filters
grid-show-column = Show column { $column }
grid-reset = Reset the columns
grid-heading-help = Click to sort, right-click for more.
grid-sort-up = Sort smallest to largest
grid-sort-down = Sort largest to smallest
grid-sort-none = Remove sorting
grid-filter = Filter by value
grid-filter-all = Show all
grid-filter-none = Hide all
grid-filter-empty = (empty)
grid-wider = Make wider
grid-narrower = Make narrower
grid-move-left = Move left
grid-move-right = Move right
grid-hide = Hide column
grid-preview = Paste?
grid-preview-text =
    { $all ->
        [one] One cell changes
       *[other] { $all } cells change
    }, { $replaced ->
        [one] in one of them the old content is replaced.
       *[other] in { $replaced } of them the old content is replaced.
    } The paste can be undone as a whole.
grid-preview-more = and { $count } more
grid-preview-empty = (empty)
grid-left-refused =
    { $count ->
        [one] The text of one cell cannot be used; it stays in the cell to be corrected.
       *[other] The text of { $count } cells cannot be used; it stays in the cells to be corrected.
    }
grid-left-closed =
    { $count ->
        [one] One cell cannot be typed in.
       *[other] { $count } cells cannot be typed in.
    }
grid-left-outside =
    { $count ->
        [one] One cell lies outside the table.
       *[other] { $count } cells lie outside the table.
    }
grid-left-locked =
    { $count ->
        [one] One cell stays as it is. { $why }
       *[other] { $count } cells stay as they are. { $why }
    }
place-figures = Figures
all-figures-help = The figures of all agencies for one year. Type, paste from a spreadsheet or fill down. Enter goes down, Tab to the next cell to fill in; Esc and Tab lead out of the table.
all-figures-earlier = Previous year
all-figures-later = Next year
field-year = Year
figures-headcount-total = Total
figures-verified = Verified { $date }, { $who }
figures-verify = Mark the year as verified
figures-reopen = Open the year for correction
figures-planned = Planned change
figures-planned-mark = planned
figures-change-percent = Change, %
figures-change-between = Change { $from }–{ $to }
figures-change-between-percent = Change { $from }–{ $to }, %
figure-note = Note on the figure
field-agency = Agency
place-workload = Workload
workload-help = Payees and volumes of all agencies, the largest change first. Responsible persons and teams are those of today. Enter or a click on a bar shows what a figure is made of.
workload-measure = What is counted
workload-by = Grouped by
workload-span = Years
workload-years = { $count } years
workload-all-products = Volumes in total
workload-all = All
workload-mixed-units = The products are counted in different units, so no total is shown.
workload-none = There are no figures
workload-none-help = Enter the figures of the agencies on the Figures page, or choose something else to count.
workload-to-figures = Open Figures
workload-table = Table
workload-chart = Chart
workload-no-team = No team
workload-no-responsible = Nobody responsible
workload-subject = Employment type or product
workload-more = The chart shows the first lines; the table has { $count } more.
workload-partial = The sum lacks a figure that is known for another year.
table-norm = Norm
table-agency-factor = Agency factor
table-cost-per-person-year = Cost per person-year
sheet-norm = Norms
sheet-agency-factor = Agency factors
sheet-cost-per-person-year = Costs per person-year
field-norm-volume = Volume per person-year
field-source = Source
field-factor = Factor
field-factor-reason = Reason
field-cost-amount = Cost per year
operation-load-basis-edited = Basis of workload edited
rule-factor = The factor must be 0.1–10. The change was not saved.
workload-no-branch = No branch of government
workload-no-city = No city
workload-then = Second grouping
workload-no-second = No second grouping
load-tab-figures = Figures
load-tab-person-years = Person-years
load-tab-costs = Costs
load-tab-balance = Balance
load-tab-risks = Risks
load-tab-basis = Basis
load-title-person-years = Person-years
load-title-calculation = Calculation { $year }: { $agency }
load-title-costs = Cost and value { $year }
load-title-costs-by = Cost and value { $year }: { $by }
load-title-costs-years = Cost and value by year
load-title-balance = Balance of the load { $year }
load-title-teams = Teams
load-title-weeks = Weeks of the year with absences
load-title-runs = Several payroll runs on one day
load-title-risks = Agencies that rest on one person
load-title-leavers = Leaving within the year
load-rests-on = An estimate: volume ÷ norm × the agency’s factor. Team, city, client segment and responsible person are those of today.
load-without-norm = There is no norm for these, so they are not counted: { $names }
load-without-volumes = { $count ->
    [one] The volumes of { $year } are missing for { $count } agency.
   *[other] The volumes of { $year } are missing for { $count } agencies.
}
load-missing-year = A client for a part of the year only
load-unknown-agencies = The load of these agencies is not known or lacks something, so the figures lack as much: { $names }.
load-worst-nobody = The heaviest week is { $week }: nobody is at work, uncovered { $uncovered }.
load-factor-average = The average of the agencies’ factors in { $year } is { $factor }, weighted by work. The factors that the rule proposes average 1; where the average is anything else, the factors that were set make the load as much larger or smaller than the norms.
load-cost-lacks = Cost or value is not known for all of the work, so the sums lack something.
load-no-volumes = Volumes
risk-nobody-knows = Nobody who knows the characteristics is left
workload-no-segment = No client segment
load-missing = Missing
load-missing-volumes = Volumes are missing
load-missing-volume = Volume: { $names }
load-missing-part = Part of the volume: { $names }
load-missing-norm = Norm: { $names }
load-volume = Volume
load-norm-of = Year of norm
load-person-years = Person-years
load-formula = Volume ÷ norm × factor = person-years.
load-factor-mix = of other than the most common employment type { $share } ({ $year }): +{ $added }
load-factor-no-mix = the mix of employment types is not known
load-factor-because = critical characteristics { $critical }, important { $important }: +{ $added }; { $mix }; divided by the agencies’ average { $average }
load-factor-set = Factor { $factor }: { $reason } (the rule proposes { $proposed })
load-factor-proposed = Factor { $factor } by the rule: { $because }
load-cost = Cost
load-value = Value at agreed prices
load-difference = Difference
load-coverage = Coverage
load-left-out = Left out
load-left-out-partly = Some agencies
load-cost-estimate = An estimate: person-years × the cost of one, beside the value of the volumes at agreed unit prices. Only work of which both cost and value are known is counted. The centre works at cost: those farthest from a hundred per cent come first.
load-cost-rests-on = A person-year costs { $amount } (of { $year }, source: { $source }).
load-cost-missing = The cost of a person-year for { $year } is missing. Add it on the Basis tab.
load-cost-averaged = A price changed within the year, so the value is reckoned with an average weighted by days.
load-who = Person
load-people = People
load-agencies = Agencies
load-per-share = Load per full time
load-off-mean = From the mean
load-away-days = Days away
load-for-others = For others
load-with-absences = Load with absences
load-worst-week = Heaviest week
load-worst = Load then
load-runs = Payroll runs a day
load-run-day = Day
load-week = week { $week }
load-week-heading = Week
load-fullest = Carries most
load-uncovered = Uncovered
load-weeks-help = Load ÷ the working time of those at work. Uncovered is the load whose responsible person, deputy and pair are away.
load-balance-help = The load is the person-years of the last whole year. Absences and run days are those of this year, and whoever is away is stood in for by the deputy or the pair.
load-spread = Mean { $mean } person-years, deviation { $deviation } person-years. Most { $most } { $highest }, least { $least } { $lowest }.
load-worst-of-year = The heaviest week is { $week }: load { $amount }, uncovered { $uncovered }.
load-nobodys = Agencies without a responsible person have a load of { $amount }.
risk-no-responsible = Nobody is responsible
risk-leaves = { $name } leaves on { $date }
risk-no-deputy = No deputy
risk-one-knows = Only { $name } knows the characteristics
risk-nothing-written = No characteristics are written down
risk-long-ago = Characteristics last verified on { $date }
risk-why = Why
risk-vouched = Verified
risk-weight = Weight
risk-weight-unit = weight of reasons × person-years
risk-help = Agencies where knowledge or work rests on one person. The weight is that of the reasons × the agency’s size in person-years: nobody responsible or leaving 3, no deputy or only one who knows 2, verified long ago 1.
risk-last-day = Last day
risk-responsible-for = Responsible for
risk-deputy-of = Deputy of
risk-nobody-leaves = Nobody leaves within the year.
risk-none = No agency rests on one person
risk-none-help = Every agency has a deputy, and more than one person knows what is special.
load-unit = person-years
load-take-out = Export to spreadsheet…
load-told-by = Grouped by { $by }
load-told-within = Narrowed down to { $names }
load-told-years = Years { $years }
load-told-filtered = Some rows have been filtered out.
load-told-day = As of { $date }
load-told-pace = Person-years against the working time.
load-told-from = From
load-told-to = To
load-told-why = Why
load-print-all = Open all tables for printing
load-save-all = Save all tables as a PDF file…
load-take-out-all = Export all tables to Excel…
paper-handover = Hand-over pack
what-if-pack = Print the hand-over pack
load-to-agency = Open the agency’s figures
load-to-basis = Open Basis
load-no-norms = There are no norms
load-no-norms-help = Person-years are reckoned with norms: how much one person handles in a year. Add the norms on the Basis tab.
load-no-cost = The cost of a person-year is missing
load-no-cost-help = Cost is person-years × the cost of one. Add it with the year it is of.
load-side = Show
load-side-people = People
load-no-runs = No day has several runs
load-no-runs-help = Nobody has two payroll runs on one day this year.
load-nobody = There are no secretaries
load-nobody-help = Add the people on the Staff page, and responsible persons to the agencies.
risk-nobody-leaves-help = The last day is recorded on the person’s page.
load-basis-help = The workload is reckoned from these. A change can be undone.
load-norms = Norms
load-norms-none = No norms are recorded, so person-years cannot be reckoned.
load-norms-proposed = From the state budget proposals: payslips 10,549 and travel claims 9,849 (2019), employment events 1,200 (2012) per person-year, as averages of a whole centre.
load-norms-take = Use the proposed norms
load-norms-without = No norm: { $names }
load-norm-source = State budget proposal, average of the whole centre
load-norm-add = Add norm…
load-norm-edit = Edit norm
load-norm-delete = Delete norm
load-norm-help = A norm applies from its year until a newer one.
load-norm-line = { $count } per person-year ({ $year })
load-norm-past = earlier
load-norm-there = The product has a norm of that year already. Edit that one.
load-norm-zero = The norm must be at least 1.
load-costs = Cost per person-year
load-cost-add = Add cost…
load-cost-edit = Edit cost
load-cost-delete = Delete cost
load-cost-help = The cost applies from its year until a newer one.
load-cost-there = The year has a cost already. Edit that one.
load-cost-zero = The cost must be above €0.
field-cost-amount-euros = Cost per year, €
load-factors = Agency factors
load-factors-help = A factor says how much more or less than the average an agency takes. For the others the rule proposes one, which shares out the work among them and does not add to the norms; it can be set in the agency’s calculation.
load-factor-edit = Set factor…
load-factor-delete = Go back to the rule
load-factor-range = The factor must be 0.1–10.
load-reason-missing = Write the reason.
load-sheet-calculation = Calculation { $year }
load-sheet-leavers = Leaving

## Contacts
contacts = Contacts
contacts-none = No contacts have been entered.
contacts-show = All contact details
contacts-more = and { $count } more
contact-add = Add a contact…
contact-new = New contact
contact-edit = Edit contact…
contact-more = More actions
contact-copy-to = Copy to another agency…
contact-move-to = Move to another agency…
contact-delete = Delete contact
contact-primary = Primary
contact-substitute = Substitute
contact-other = Other contact
contact-rank = Calling order
contact-language = Language
contact-roles = Roles
contact-new-role = New role for the list
contact-note = More information
contact-also = The same person also at
contact-same-person = { $agency }: { $name }. Use the same details
contact-changed-elsewhere = Name, language and numbers change also at { $agencies }
contact-reach-kind = Kind
contact-reach-label = Label
contact-reach-label-hint = work, mobile…
contact-reach-remove = Remove
contact-add-phone = Add a phone
contact-add-email = Add an e-mail
field-title = Title
field-fax = Fax
ask-contact-copy = Copying { $name }
ask-contact-move = Moving { $name }
ask-contact-copy-text = The person is then a contact at both agencies, with the same numbers.
ask-contact-move-text = The person is no longer a contact of this agency.
ask-contact-agency-missing = Choose an agency.
try-again = Try again
field-count = Figure
all-figures-none = There were no client agencies in { $year }.
# Payroll calendar
payroll-step-material-due = Material due
payroll-step-review = Review
payroll-step-approval = Approval
payroll-step-run = Payroll run
payroll-step-pay-day = Pay day
payroll-step-income-register = Report to the income register
payroll-step-employer-report = Employer’s separate report
holiday-new-years-day = New Year’s Day
holiday-epiphany = Epiphany
holiday-good-friday = Good Friday
holiday-easter-sunday = Easter Sunday
holiday-easter-monday = Easter Monday
holiday-may-day = May Day
holiday-ascension-day = Ascension Day
holiday-whit-sunday = Whit Sunday
holiday-midsummer-eve = Midsummer Eve
holiday-midsummer-day = Midsummer Day
holiday-all-saints-day = All Saints’ Day
holiday-independence-day = Independence Day
holiday-christmas-eve = Christmas Eve
holiday-christmas-day = Christmas Day
holiday-st-stephens-day = St Stephen’s Day
personal-code = Is there a personal identity code in the text?
personal-code-text = The text to be saved holds something that looks like a personal identity code. No details of individual employees are kept in the register, and everyone with access to the folder sees the file. Nothing has been saved yet.
personal-code-anyway = Save anyway
personal-code-back = Go back and correct
lists = Lists
lists-help = The unit’s own lists. Names change everywhere they are used; what is retired stays in older records.
lists-which = List
lists-up = Move up
lists-down = Move down
lists-retire = Retire
lists-restore = Take back into use
lists-new = New
lists-add = Add to the list
growing-unfinished = This has not been added yet: choose Add or Do not add.
growing-new = Add a new one…
growing-name = New: { $list }
growing-add = Add
growing-leave = Do not add
growing-in-settings = The list is still empty. Add the first one here; the list is edited in Settings under Lists.
growing-in-staff = There are none yet. Add the first one here; they are edited on the Staff page.
lists-in-use = State
lists-used = in use
lists-retired = retired { $date }
lists-identifier-kind = Kinds of identifiers
lists-contact-role = Roles of contacts

## Characteristics
severity-critical = Critical
severity-important = Important
severity-note = Note
characteristics-watch = Watch out for
characteristics-show = All characteristics
characteristics-nothing-serious = No critical or important characteristics.
characteristics-more =
    { $count ->
        [one] And one other characteristic
       *[other] And { $count } other characteristics
    }
characteristics-critical =
    { $count ->
        [one] 1 critical
       *[other] { $count } critical
    }
characteristics-important =
    { $count ->
        [one] 1 important
       *[other] { $count } important
    }
characteristics-notes =
    { $count ->
        [one] 1 note
       *[other] { $count } notes
    }
characteristics-overdue =
    { $count ->
        [one] 1 check overdue
       *[other] { $count } checks overdue
    }
characteristics-none = No characteristics have been written down yet
characteristics-none-help = Here belongs what is done differently at this agency and what only those who look after it know: unusual approvers, supplements and fees, separate material, the busy times of the year. Write what is different and what to do about it. No details of individual employees.
characteristic-add = Add a characteristic…
characteristic-edit = Edit characteristic…
characteristic-delete = Delete characteristic
characteristic-title = What is different
characteristic-title-hint = in one line
characteristic-title-missing = Write what is different.
characteristic-body = Description
characteristic-what-to-do = What to do
characteristic-severity = Severity
characteristic-category = Subject
characteristic-new-category = New subject for the list
characteristic-none = no subject
characteristic-months = When
characteristic-always = always
characteristic-now = now
characteristic-months-help = Without any month chosen, the characteristic applies all year round.
characteristic-payroll-step = Before a date of the payroll calendar
characteristic-no-step = not bound to the payroll calendar
characteristic-step-help = The characteristic matters for a week before the date. Where the agency’s payroll calendar has no such date, it matters all the time.
characteristic-before-step = a week before: { $step }
characteristic-written = Written { $date }
characteristic-verified = Verified { $date }
characteristic-verified-on = Verified
characteristic-verified-by = Verified by
characteristic-overdue = Check overdue
characteristic-still-true = Still true
characteristic-observe = Add an observation
characteristic-observe-hint = Add an observation and press Enter
lists-characteristic-category = Subjects of characteristics

## Questionnaire
place-questionnaire = Questionnaire
operation-question-edited = Questions edited
operation-round-edited = Questionnaire round edited
operation-answered = Questionnaire answered
operation-answer-became = An answer became a characteristic
rule-answer-misplaced = The answer belongs to another question or agency. The change was not saved.
rule-round-closed = The round is closed. Open it again if the answer is still to be saved.
rule-was-erased = The person has been erased from the file. Earlier data does not bring them back.
rule-answer-unclear = Write an answer or choose “Nothing special”.
questionnaire-text-fi = Question in Finnish
questionnaire-text-sv = Question in Swedish
questionnaire-text-en = Question in English
questionnaire-help-fi = Help in Finnish
questionnaire-help-sv = Help in Swedish
questionnaire-help-en = Help in English
questionnaire-category = Subject of the characteristic
questionnaire-opened-on = Opens
questionnaire-due-on = Answers by
questionnaire-closed-on = Closed
questionnaire-body = Answer
questionnaire-nothing-special = Nothing special
questionnaire-told-by = Who answered
questionnaire-answered-by = Who wrote it down
questionnaire-answered-on = When
questionnaire-characteristic = Characteristic
questionnaire-yes = yes
questionnaire-no = no
command-answer = Save the answer and go on
command-nothing-special = Nothing special
command-question-before = Previous question
command-question-after = Next question
command-make-characteristic = Make the answer a characteristic…
questionnaire-about = What only those know who look after an agency. Answers become characteristics, which a stand-in sees before anything else.
questionnaire-answer = Answer
questionnaire-rounds = Rounds
questionnaire-questions = Questions
questionnaire-round = Round
questionnaire-whose = Whose agencies
questionnaire-all-agencies = Everybody’s
questionnaire-me = { $name } (me)
questionnaire-every-agency = All agencies
questionnaire-teller = Interviewee
questionnaire-myself = Myself
questionnaire-nobody = Nobody responsible
questionnaire-interview = Interview: { $name } answers, you write it down.
questionnaire-progress = { $done } / { $all } questions answered
questionnaire-rate = { $rate }%
questionnaire-due = answers by { $date }
questionnaire-was-due = due date was { $date }, answers are still welcome
questionnaire-half-typed = { $count ->
    [one] One answer is half typed
   *[other] { $count } answers are half typed
}
questionnaire-place = { $place } / { $of }
questionnaire-next = Next question
questionnaire-previous = Previous question
questionnaire-save = Save and go on
questionnaire-skip = Skip
questionnaire-make = Make a characteristic…
questionnaire-keys = Ctrl+Enter saves and goes on · Ctrl+Shift+Enter nothing special · PageUp and PageDown previous and next · Ctrl+K characteristic
questionnaire-draft = Not saved. The draft stays here while you go elsewhere.
questionnaire-revert = Back to what is saved
questionnaire-answered = Answered { $date }, { $who }
questionnaire-told = Answered by { $teller }, written down by { $who } { $date }
questionnaire-before = Last time’s answer ({ $round })
questionnaire-from-before = Go on from this
questionnaire-known = Known already
questionnaire-none = No round is open
questionnaire-none-help = In a round everybody answers the same questions about their own agencies. Anyone can open one: choose the questions and the day by which answers are hoped for.
questionnaire-open-round = Open a round…
questionnaire-no-rounds = There are no rounds yet
questionnaire-rounds-help = The response rate is counted over the agencies that are clients, and stands with whoever is responsible for the agency.
questionnaire-done = Every question is answered
questionnaire-done-help = Thank you. The answers can be read and added to while the round is open.
questionnaire-look-through = Look the answers through
questionnaire-go-on-round = Go on to { $round }
questionnaire-nothing = There is nothing to answer here
questionnaire-nothing-help = The person chosen is not responsible for any agency now. Choose another person or everybody’s agencies.
questionnaire-round-line = { $from }–{ $to } · { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
questionnaire-open = Open
questionnaire-past-due = Past its due date
questionnaire-closed = Closed { $date }
questionnaire-close = Close the round
questionnaire-reopen = Open again
questionnaire-edit-round = Edit the round
questionnaire-delete-round = Delete the round
questionnaire-show-people = Show by person
questionnaire-hide-people = Hide people
questionnaire-agencies = { $count ->
    [one] { $count } agency
   *[other] { $count } agencies
}
questionnaire-not-begun = not begun yet
questionnaire-all-answered = everything answered
questionnaire-not-begun-count = { $count ->
    [one] One person has not begun yet. An interview helps to begin.
   *[other] { $count } people have not begun yet. An interview helps to begin.
}
questionnaire-do-interview = Interview
questionnaire-show-answers = Answers
questionnaire-no-answers = No answers yet.
questionnaire-round-named = Questionnaire { $year }
questionnaire-round-help = The questions are asked about every client agency.
questionnaire-chosen = Questions, { $count } / { $all } chosen
questionnaire-choose-all = Choose all
questionnaire-choose-none = Choose none
questionnaire-has-answers = answered
questionnaire-no-question-chosen = Choose at least one question.
questionnaire-questions-help = Questions are asked in this order. One that is taken out of use stays in older rounds with its answers.
questionnaire-no-questions = There are no questions
questionnaire-add-question = Add a question…
questionnaire-edit-question = Edit the question
questionnaire-question-help = What is not written in a language is shown in Finnish.
questionnaire-text-missing = Write the question in Finnish.
questionnaire-missing-language = missing: { $languages }
questionnaire-retired = Out of use
questionnaire-loose = Answers to the questionnaire
questionnaire-loose-help = These answers have not become characteristics yet.

## Payroll calendar: the tab, its forms, its file
tab-payroll = Payroll calendar
payroll-none = There are no pay groups yet
payroll-none-help = Add a pay group and the rule for its pay days, and the calendar works out the dates of the year.
payroll-add = Add a pay group…
payroll-edit = Edit pay group
payroll-more = More actions
payroll-delete = Delete pay group
payroll-unreadable = The rule cannot be understood. Edit the pay group.
payroll-ended-on = ended { $date }
payroll-ends-on = ends { $date }
payroll-no-dates = No dates in this year.
payroll-round = Pay period
payroll-rounds = { $name } { $year }
payroll-moved = moved by hand
payroll-by-rule = By the rule { $date }
payroll-table = Table
payroll-months = Months
payroll-export = Export to a calendar…
payroll-next = Next dates
payroll-next-none = No pay groups have been entered.
payroll-in-days = { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
}
payroll-to-before = or the banking day before
payroll-to-after = or the next banking day
payroll-to-nearest = or the nearest banking day
payroll-move-before = the banking day before
payroll-move-after = the next banking day
payroll-move-nearest = the nearest banking day
payroll-to-nowhere = does not move
payroll-rule-day = day { $day } of the month, { $to }
payroll-rule-days = days { $one } and { $other } of the month, { $to }
payroll-rule-last = the last banking day of the month
payroll-rule-nth = banking day { $nth } of the month
payroll-rule-weeks = { $weeks ->
    [one] every week from { $date }, { $to }
   *[other] every { $weeks } weeks from { $date }, { $to }
}
payroll-timing-same = on the pay day
payroll-timing-banking-before = { $days ->
    [one] { $days } banking day before the pay day
   *[other] { $days } banking days before the pay day
}
payroll-timing-banking-after = { $days ->
    [one] { $days } banking day after the pay day
   *[other] { $days } banking days after the pay day
}
payroll-timing-days-before = { $days ->
    [one] { $days } day before the pay day
   *[other] { $days } days before the pay day
}
payroll-timing-days-after = { $days ->
    [one] { $days } day after the pay day
   *[other] { $days } days after the pay day
}
payroll-timing-next-month = day { $day } of the next month, { $to }
payroll-rule = Pay day
payroll-kind-day = Once a month
payroll-kind-days = Twice a month
payroll-kind-last = Last banking day of the month
payroll-kind-nth = A certain banking day of the month
payroll-kind-weeks = Every so many weeks
payroll-day = Day (1–31)
payroll-second-day = Second day (1–31)
payroll-nth = Which banking day (1–23)
payroll-weeks = Weeks between (1–52)
payroll-first = First pay day
payroll-to = If it is not a banking day
payroll-steps = Steps
payroll-timing = Timing
payroll-amount = Number
payroll-timing-kind-banking-before = banking days before
payroll-timing-kind-banking-after = banking days after
payroll-timing-kind-days-before = days before
payroll-timing-kind-days-after = days after
payroll-timing-kind-next-month = as the day of the next month
payroll-preview = Paid in { $year }: { $dates }
payroll-moved-stay = { $count ->
    [one] One date moved by hand stays as it is.
   *[other] { $count } dates moved by hand stay as they are.
}
payroll-rule-kept = Rounds of this group have already been ticked or moved, and would not be the rounds of the new rule. Say when this group ends and add a new one.
payroll-by-time = by
payroll-since = From
payroll-restored-on = Taken into use again
payroll-date-move = Move the date
payroll-date-restore = Restore the date of the rule
payroll-not-banking-day = { $date } is not a banking day.
payroll-file-name = payroll calendar { $agency } { $year }
payroll-calendar-name = Payroll calendar { $year }: { $agency }
file-kind-ics = Calendar file
toast-file-saved = File saved: { $name }
rule-payroll-unreadable = The rule of the pay group cannot be understood. The change was not saved.
rule-payroll-misplaced = The date or the step would belong to the wrong pay group. The change was not saved.
operation-payroll-edited = Payroll calendar edited
error-file-not-saved = The file could not be saved: { $about }
    .safe = The data in the register is safe, and an earlier file of that name is as it was.
    .next = Check that the folder may be written to and the disk has room, then save again.
all-figures-verify = Mark as verified: { $agency }
all-figures-verify-all = Mark { $count } agencies with nothing missing as verified
all-figures-reopen = Open for correction: { $agency }

## Who is responsible, and which group handles what
tab-responsibilities = Responsibilities
responsibilities-today = Responsible today
responsibilities-history = Responsibilities by date
responsibilities-none = No responsibilities have been written down.
responsibilities-planned = planned
responsibilities-always = beginning not known
responsibilities-elsewhere = { $name } elsewhere, past and planned
responsible-change = Change the responsible person…
responsible-new = New responsible person
responsible-choose = choose a person
responsible-from = From which date
responsible-former-until = { $name } is responsible until { $date }.
responsible-deputy-stays = The deputy stays ({ $name })
responsible-deputy-former = The former responsible person becomes deputy ({ $name })
responsible-deputy-other = Somebody else
responsible-deputy-nobody = No deputy
responsible-new-deputy = New deputy
responsible-who-missing = Choose the new responsible person.
responsible-deputy-missing = Choose the new deputy.
service-process = Process
service-group = Service group
service-groups = Service groups
service-nobody = no service group
service-add = Add a service group
services-change = Change all…
service-change = Change the service group
service-new-group = new service group
service-group-name = Name of the service group
service-group-shared = The group’s name and contact details are the same for all agencies.
service-planned = from { $date } { $name }
lists-service-process = Service processes
rule-services-overlap = One process would have two service groups on the same day. The change was not saved.
operation-service-edited = Service groups edited
responsibilities-since = since { $date }

# Absences
place-absences = Absences
absences-help = Choose a colleague and dates to see at once who looks after their agencies. The absence need not be recorded first. The reason is not written down.
absence-who = Who is away
absence-choose = Choose…
absence-reachable = Can be reached if urgent
absence-record = Record the absence
absence-dates-wrong = The dates are missing or the wrong way round.
absence-no-agencies = Responsible for no agency on these dates.
absence-summary = { $count ->
    [one] { $count } agency
   *[other] { $count } agencies
} · { $gaps } uncovered
coverage-agency = Agency
coverage-dates = Due dates
coverage-next = Next date
coverage-watch = Watch out for
coverage-stand-in = Looked after by
coverage-no-dates = not on these dates
coverage-late = { $count } late
coverage-more-dates = and { $count } more
coverage-days = responsible { $days }
coverage-gap = Uncovered
link-deputy = deputy
link-pair = work pair
link-team = team
link-supervisor = supervisor
passed-away = { $name } is away { $from }–{ $to }
passed-left = { $name } no longer works here
passed-part = { $name } only part of the time
lacks-language = does not serve in { $language }
remedy-reach = { $name } can be reached if urgent.
remedy-ask = Ask for help: { $name }.
remedy-move = Nobody is at work: arrange it with the supervisor.
absence-timeline = Recorded absences
absence-timeline-none = No absences are recorded for the coming weeks.
absence-edit = Edit absence…
absence-delete = Delete absence
absence-days = { $from }–{ $to }
board-title = Gaps in cover
board-none = Every agency has somebody responsible and a deputy.
board-both-away = Responsible person and deputy away at the same time { $days }
board-no-responsible = Nobody is responsible
board-deputy-same = The responsible person is their own deputy: { $name }
board-no-deputy = No deputy
board-language = Deputy { $name } does not serve in { $language }
absence-header = away until { $date } → today { $name }
absence-header-nobody = away until { $date } → today nobody
rule-pair-of-one = A work pair is two different people. The change was not saved.
operation-absence-edited = Absences edited

# Systems, access, pairs
lists-system = Systems
rule-pair-twice = The same two people are already a pair on these days. The change was not saved.
rule-system-twice = The system is already in use for the agency on these days. The change was not saved.
rule-access-misplaced = The access cannot be recorded for this system. The change was not saved.
operation-system-edited = Systems or access edited
operation-pair-edited = Pairs edited
operation-employee-left = Left the group

# Agreements
tab-agreement = Agreement
open-document = Open the document
value-nothing = nothing
ask-open-document = Open the document?
ask-open-document-text = The document opens in your computer’s default program. Open it only if you recognise the path.
decimal-too-precise = Write no more than four decimals.
decimal-not-understood = The number was not understood. Enter 1,234.50, for example.
decimal-ambiguous = Thousands or decimals? Enter 185000 or 185.00, for example.
agreement-none = No service agreement has been recorded
agreement-none-help = Record the number and the validity of the agreement. Then you can add what differs from the standard division of work, metrics, boundary conditions and prices.
agreement-card-none = No service agreement has been recorded.
agreement-add = Add an agreement…
agreement-edit = Edit the agreement…
agreement-copy = New agreement from this one…
agreement-copy-help = What differs, the metrics, the boundary conditions and the prices in force are copied to the new agreement. The present one ends the day before the new one.
agreement-copy-not-before = The new agreement has to begin after this one has begun.
agreement-overlaps = The agency already has another agreement at the same time. Check the dates.
agreement-delete = Delete the agreement
agreement-more = Agreement actions
agreement-others = Agreements
agreement-validity = Valid
agreement-in-force = in force until further notice
agreement-in-force-until = in force until { $date }
agreement-begins = begins { $date }
agreement-ended = ended { $date }
agreement-yearly-value-euros = Value of the agreement per year, €
agreement-document-heading = Document
agreement-document-help = A web address opens at once. Before a path is opened, the program asks.
agreement-card-standard = No agreement has been recorded. The unit’s standard division of work:
agreement-card-differs = Differs from the standard division of work: { $tasks }
work-heading = Service definition
work-differences = Show only what differs from the standard division of work
work-no-standard = The standard division of work has not been recorded. Record it here:
work-standard-today = The standard division of work is shown as it is now.
work-we-do = We do
work-agency-does = The agency does
work-add = Add a task…
work-edit = Edit the task…
work-more = Task actions
work-delete = Delete the task
work-restore = Back to the standard division of work
work-drop = Not part of this agreement
work-deviates = differs from the standard division of work
work-own = only in this agreement
work-dropped = not part of this agreement
work-no-differences = Nothing differs from the standard division of work.
work-nothing = No tasks have been recorded.
work-in-standard = In the standard division of work: { $value }
work-task-missing = Write what is done.
metrics = Performance metrics
metrics-none = No metrics have been recorded.
metric-name = Metric
metric-add = Add a metric…
metric-edit = Edit the metric…
metric-delete = Delete the metric and its results
metric-target = Target
metric-state = Latest result
metric-followed = followed
metric-missed = The target was missed.
metric-met-in = met ({ $period })
metric-missed-in = missed ({ $period })
limits = Boundary conditions
limits-none = No boundary conditions have been recorded.
limit-add = Add a boundary condition…
limit-edit = Edit the boundary condition…
limit-delete = Delete the boundary condition
limit-text = Boundary condition
limit-no-product = no volume
limit-range = { $product } { $lowest }–{ $highest } { $unit } a year
limit-from = { $product } at least { $lowest } { $unit } a year
limit-to = { $product } at most { $highest } { $unit } a year
limit-unknown = The volume of { $year } is not fully known, so it cannot be compared with the limits.
limit-within = { $year }: { $volume } { $unit }, within the limits
limit-not-yet = { $year } so far { $volume } { $unit }, { $by } short of the lower limit
limit-below = { $year }: { $volume } { $unit }, { $by } below the lower limit
limit-above = { $year }: { $volume } { $unit }, { $by } above the upper limit
limit-exceptions = Suspended: { $text }
limit-lowest = lower limit
limit-highest = upper limit
prices = Unit prices
price-from = from { $date }
price-remove = Remove the prices from { $date }
price-volume = Volume { $year }
price-value = Value { $year }
price-year-value = Value of the transactions of { $year }: { $sum }
price-no-value = There is no price with a volume for { $year }, so there is no value.
price-lacks = A price or a volume is missing for some, so the sum is incomplete.
price-averaged = The price was not the same all year: the volume is spread evenly over the days that have a price.
price-new-from = New prices from
price-add = Add prices
applied = Collective agreements and working time
applied-none = No applicable agreements have been recorded.
applied-add = Add an applicable agreement…
applied-add-short = Add…
applied-edit = Edit the applicable agreement…
applied-delete = Delete the applicable agreement
applied-over = ended
applied-planned = to come
planned = Planned changes
planned-none = No changes are known.
planned-add = Add a change…
planned-edit = Edit the change…
planned-delete = Delete the change
planned-text = What changes
planned-expected = expected on { $date }
planned-passed = expected on { $date }, which has passed
planned-unknown = date not known
planned-counts = What the change is counted in
planned-counts-nothing = no figure
planned-amount-help = Persons, or transactions a year, that are added; a decrease with a minus sign. The figure is part of next year’s outlook from the expected date on.
feedback = Feedback
feedback-none = No feedback has been recorded.
feedback-add = Add feedback…
feedback-edit = Edit the feedback…
feedback-delete = Delete the feedback
feedback-text = What the agency said
feedback-done = Done: { $text }
feedback-open = Nothing has been recorded as done.
tab-client = Client
topic-client = Client relationship
field-segment = Client segment
may-be-shown = May be shown to the agency
may-be-shown-help = What is not marked is left out of the situation picture given to the agency.
may-be-shown-said = may be shown to the agency
matter-assignee = Who looks after it
matter-no-assignee = whoever is responsible for the agency
matters-elsewhere = Open matters at other agencies
matters-elsewhere-help = During the absence these are shown to whoever is responsible for the agency.
matter-new = Add matter…
matter-give = Assign…
matter-looked-after = looked after by { $name }
matter-yours = yours to look after
meetings = Meetings
meetings-none = No meetings have been recorded. Add a meeting and record its decisions here.
meetings-more = Show older ones ({ $count })
meeting-add = Add meeting…
meeting-edit = Edit meeting…
meeting-delete = Delete meeting
meeting-steering-group = Steering group
meeting-cooperation-group = Co-operation group
meeting-client-team = Client team
meeting-other = Other meeting
meeting-at = at { $time }
meeting-coming = The meeting is still to come. Decisions are recorded after it.
meeting-no-decisions = No decisions have been recorded.
meeting-decisions = Decisions
meeting-became = Open matter · { $about }
meeting-also = Also concerns: { $agencies }
meeting-ours-short = From us
meeting-theirs-short = From the agency
meeting-agencies = Agencies the meeting concerns
meeting-agency-remove = Remove agency from the meeting: { $agency }
meeting-agency-choose = choose an agency
meeting-agency-add = Add agency
meeting-decision-nth = Decision { $number }
meeting-decision-remove = Remove decision
meeting-decision-add = Add decision
meeting-decisions-help = A saved decision can become an open matter with a name and a day.
decision-become = Make it an open matter…
decision-for-all = all of them
decision-concerns = Concerns
decision-nobody = choose who looks after it
decision-who-missing = Choose who looks after the matter.
decision-became-meanwhile = The decision is an open matter already. What you wrote is still here: copy what you need into the matter and close the form.
decision-whom-choose = choose whom it concerns
decision-whom-missing = Choose for each decision which agency it concerns.
meeting-agency-decided = { $agency }: a decision concerns the agency. Remove the decision or choose another agency for it before you remove the agency from the meeting.
client-kind = Kind of meeting
client-place = Place
client-held-on = Day of the meeting
client-starts-at = Starts at
client-ours = Participants from us
client-theirs = Participants from the agency
client-topics = Topics
client-decision = Decision
client-meeting = Meeting
client-open-matter = Open matter
client-position = Order
client-text = Decision
client-goal = Goal
client-action = Action
client-who = Who does it
client-due = By when
client-state = State
client-year = Year
client-question = Question
client-score = Score
client-scale = Best score of the scale
client-respondents = Respondents
client-name = Setting
client-value = Value
plan = Client plan
plan-none = No plan has been recorded. Add the first goal to follow here how it proceeds.
plan-add = Add goal…
plan-edit = Edit goal…
plan-delete = Delete goal
plan-planned = Planned
plan-under-way = Under way
plan-done = Done
plan-given-up = Given up
satisfaction = Client satisfaction
satisfaction-none = No results have been recorded. Add the result of a survey to compare the years.
satisfaction-add = Add result…
satisfaction-edit = Edit result…
satisfaction-delete = Delete result
satisfaction-overall = Overall
satisfaction-chart = Overall score out of the best possible
satisfaction-year = Year
satisfaction-respondents = { $count ->
    [one] { $count } respondent
   *[other] { $count } respondents
}
satisfaction-named = { $question }, { $year }
satisfaction-question-help = Empty is the overall score.
satisfaction-twice = There already is a result for this question and year. Edit that one.
satisfaction-compared = Client satisfaction by agency
satisfaction-compared-none = There are no results. Add them on an agency’s Client tab.
account-by-branch = by branch
account-contact-wanted = The agreement’s yearly value is above the limit, but the account contact is not the account manager.
account-contact-wanted-at = { $agency }: the agreement’s value is above the limit, but the account contact is not the account manager.
branch-managers = Account managers of the branches
branch-managers-none = No account managers have been named for the branches. Add one, who is then shown at the agencies of the branch.
branch-managers-no-branches = There are no branches. Add them to the lists first, then an account manager can be named for each.
branch-manager-add = Add account manager…
branch-manager-edit = Edit account manager…
branch-manager-delete = Delete account manager
branch-manager-help = Looks after the agencies of the branch that have no account manager of their own.
settings-clients = Client relationships
setting-account-value-limit = Limit of the agreement’s value
setting-account-value-limit-help = When the yearly value of an agreement is above this, the account manager is the account contact.
setting-account-value-limit-edit = Change limit…
setting-account-value-limit-euros = Limit, € a year
setting-backup-folder = Folder of backups
setting-backup-folder-help = Empty: backups are made beside the file, in a folder of their own.
setting-second-backup-folder = Second place
setting-second-backup-folder-help = Each backup goes here as well. Choose another disk or server.
setting-backup-hours = Hours between backups
setting-installer = Where the installer lies
setting-installer-help = A folder, file or address that is shown to whoever has a program that is too old.
settings-unit = Settings of the unit
settings-unit-help = They are for everybody who uses the file. Write the whole path as it is on every computer, best as \\server\share\folder.
settings-unit-hint = \\server\share\folder
settings-unit-edit = Change the settings of the unit…
settings-unit-beside = Beside the file
settings-unit-no-second = No second place
settings-unit-no-installer = Not told
settings-unit-hours = { $count ->
    [one] When the last is more than an hour old
   *[other] When the last is more than { $count } hours old
}
settings-unit-no-path = Write the whole path, such as K:\Backups or /mnt/backups.
settings-unit-no-place = Write the whole path, or an address that begins with https://.
settings-unit-elsewhere = This computer does not know a path written so. Others may.
settings-unit-same = The second place is the same folder. Choose another disk or leave it empty.
backup-place-elsewhere = This computer cannot reach the folder of backups { $about }: the path is for another kind of computer.
    .safe = Backups are made beside the file, and saving works.
    .next = Backups from other computers go to the folder as they should. Change the path in Settings if it is so for everybody.
backup-place-missing = The folder of backups { $about } is not found from this computer.
    .safe = Backups are made beside the file, and saving works.
    .next = Check that the drive is connected and the folder exists. The program does not make it.
backup-place-read-only = The folder of backups { $about } cannot be written to from this computer.
    .safe = Backups are made beside the file, and saving works.
    .next = Ask for permission to write there for those who use the file.
backup-place-parted = The folder of backups { $about } holds backups of another copy of the file, in which other things have been saved.
    .safe = Backups of this file are made beside it, so that the two are not mixed, and saving works.
    .next = If this is a copy of your own, that is as it should be. If this is the group’s file, move the old backups to another folder.
backup-place-in-the-way = The folder of backups has { $about } in it, which is not the program’s own file.
    .safe = Backups are made all the same, and saving works.
    .next = Move it elsewhere or delete it. The program uses a file of that name to show who is making the backup.
backup-place-failed = No backup could be made in the folder { $about }.
    .safe = Saving works, and other backups are in place.
    .next = Check that the disk has room. The program tries again soon.
situation = Situation picture
situation-open = Show the agency’s situation picture
situation-open-help = Everything for a meeting on one page.
situation-unit = Situation picture of the whole unit
situation-print = Print situation picture
situation-internal = Internal: also what is not shown to the agency
situation-internal-word = internal
situation-internal-page = Internal
situation-internal-help = Internal: not to be given to the agency.
situation-internal-file = Situation picture, internal
situation-external-help = For the agency: of feedback, characteristics and open matters only what is marked “May be shown to the agency”.
situation-unit-help = The whole unit by branch. The picture of one agency is on its Client tab.
situation-last-meeting = Decisions of the last meeting, { $meeting }
situation-no-matters = No open matters.
situation-no-figures = There are no figures.
situation-volumes = Volumes and boundary conditions
situation-metrics = Metrics and results
situation-no-metrics = No metrics have been agreed.
situation-results = Results
situation-missed = not met
situation-punctual = Punctuality
situation-punctual-of = On time { $year }
situation-punctual-help = The share of ticked steps that were done on time, and the counts. It does not tell who ticked.
situation-no-ticks = No steps of the pay rounds have been ticked.
situation-value = Prices and the year’s value
situation-no-agreement = There is no agreement in force.
situation-price = Price
situation-no-feedback = No feedback.
situation-no-satisfaction = Satisfaction has not been asked about.
situation-characteristics = Characteristics of the agency
situation-no-characteristics = No characteristics.
situation-no-branch = No branch
situation-headcount-of = Headcount { $year }
situation-limits-passed = Outside the limits
situation-metrics-met = Metrics met
situation-late = { $count } late
situation-no-plan = No plan has been recorded.
situation-passed-count = { $count } outside
situation-missed-count = { $count } not met
paper-title-situation = Situation picture: { $name }
paper-title-situation-unit = Situation picture by branch
operation-meeting-edited = Meeting edited
operation-decision-became = Decision became an open matter
operation-client-plan-edited = Client plan edited
operation-satisfaction-edited = Client satisfaction edited
operation-account-edited = Account manager of a branch edited
operation-setting-edited = Setting of the unit changed
rule-meeting = The decision and its open matter are not of the same agency. The change was not saved.
rule-meeting-of-nobody = A meeting concerns at least one agency. Somebody else may have removed the other one. The change was not saved.
rule-decision-elsewhere = The decision concerns an agency that the meeting does not concern. The change was not saved.
rule-satisfaction = The score does not fit the scale, or there already is one for the question. The change was not saved.
rule-setting = The setting cannot have this value. The change was not saved.
table-segment = Client segment
table-unit-setting = Setting of the unit
table-branch-manager = Account manager of a branch
table-meeting = Meeting
table-meeting-agency = Agency of a meeting
table-meeting-decision = Decision of a meeting
table-client-plan = Client plan
table-satisfaction = Client satisfaction
sheet-segment = Client segments
sheet-unit-setting = Settings of the unit
sheet-branch-manager = Branch account managers
sheet-meeting = Meetings
sheet-meeting-agency = Agencies of meetings
sheet-meeting-decision = Decisions of meetings
sheet-client-plan = Client plans
sheet-satisfaction = Client satisfaction
standard-heading = Standard division of work
standard-help = This is how work is divided with every agency unless its agreement says otherwise. A change is seen at once in every agreement that does not differ from it.
standard-deviations = { $count ->
    [one] { $count } agreement differs from this
   *[other] { $count } agreements differ from this
}
agreement-named = Agreement { $number }
metric-quarter = { $quarter }/{ $year }
agreement-number = Agreement number
agreement-signed-on = Signed on
agreement-document = Link to the document
agreement-yearly-value = Value of the agreement per year
agreement-note = More information
agreement-agreement = Agreement
agreement-agency = Agency
agreement-standard = Line of the standard division
agreement-dropped = Not part of the agreement
agreement-done-by = Who does it
agreement-done-by-centre = We
agreement-done-by-agency = The agency
agreement-task = Task
agreement-outcome = Outcome
agreement-place = Where
agreement-due = When
agreement-hand-over = Hand-over point
agreement-basis = Basis
agreement-basis-agreement = Agreement
agreement-basis-regulation = Act or order
agreement-reference = Section of the act, order or agreement
agreement-position = Order
agreement-direction = Good result
agreement-direction-at-least = at least
agreement-direction-at-most = at most
agreement-value = Value
agreement-unit = Unit
agreement-deadline = Deadline
agreement-interval = Measured
agreement-interval-month = Monthly
agreement-interval-quarter = Quarterly
agreement-interval-year = Yearly
agreement-metric = Metric
agreement-period = Period
agreement-text = Text
agreement-lowest = Lower limit per year
agreement-highest = Upper limit per year
agreement-exceptions = Exceptions
agreement-price = Price
agreement-kind = Kind
agreement-kind-collective = Collective agreement
agreement-kind-working-time = Form of working time
agreement-link = Link
agreement-expected-on = Expected on
agreement-amount = Increase or decrease
agreement-effect = Effect on our work
agreement-received-on = Received on
agreement-what-was-done = What was done
agreement-as-standard = as in the standard division of work
rule-agreements-overlap = The agency would have two agreements in force on the same day. The change was not saved.
rule-agreement-number-missing = Write the number of the agreement.
rule-agreement-misplaced = A row of the agreement belongs to another agency than the agreement. The change was not saved.
rule-definition-line = A line of the service definition is incomplete. The change was not saved.
rule-limits-backwards = The lower limit is higher than the upper one.
rule-money = The sum must be between €0 and €999,999,999.9999.
rule-metric-period = The result of a metric has no valid period. The change was not saved.
rule-text-missing = Write a text.
operation-agreement-edited = Agreement edited
operation-standard-edited = Standard division of work edited
operation-applied-agreement-edited = Collective agreements edited
operation-planned-change-edited = Planned changes edited
operation-feedback-edited = Feedback edited
# Hand-over
rule-absences-overlap = Somebody would be away twice on one day. Extend the absence that is recorded. The change was not saved.
operation-handover-edited = Hand-over edited
operation-matter-edited = Open matters edited
absences-cover = Who stands in
absences-calendar = Calendar
absences-board = Gaps in cover
span-weeks = 12 weeks
span-month = Month
span-year = Year
absence-of = { $name } is away
absence-known = The absence is recorded, { $days }.
absence-known-edit = Change the dates
absence-longer = Some of these days are recorded already. Together { $days }.
absence-extend = Extend the absence
absence-overlaps = The dates overlap another absence.
clash-title = { $count ->
    [one] An agency would be uncovered
   *[other] Agencies would be uncovered
}
clash-line = { $agency }: { $names } also away { $days } ({ $weeks }).
weeks-one = week { $week }
weeks-several = weeks { $first }–{ $last }
quick-now = Away today
quick-nobody = Nobody is away today.
quick-soon = Away soon
quick-back = Back recently
quick-agencies = { $count ->
    [one] 1 agency
   *[other] { $count } agencies
}
quick-untaken = { $count } not taken over
quick-taker-away = whoever took over is away { $days }
quick-takers-away = { $count ->
    [one] whoever took over is away at times: 1 agency
   *[other] whoever took over is away at times: { $count } agencies
}
quick-taken = all taken over
nav-untaken = { $count ->
    [one] 1 agency not taken over
   *[other] { $count } agencies not taken over
}
coverage-table = The agencies of whoever is away
coverage-taken = Who took over
watch-critical = { $count } critical
watch-important = { $count } important
lacks-access = no access to { $systems }
taken-by = { $name } took over
taker-away-taken = { $name } is away { $days }; { $then } looks after it then
taker-away-stands-in = { $name } is away { $days }: { $then } stands in, not taken over yet
taker-away-nobody = { $name } is away { $days }: uncovered
taken-by-nobody = nobody yet
take-over = Take over
day-today = today
day-tomorrow = tomorrow
opened-watch = { $agency }: what to watch { $days }
opened-card = Open the card
opened-other-times = At other times: { $names }
opened-dates = Dates during the absence
opened-no-dates = The payroll calendar has no dates on these days.
opened-agreement = Agreement: what we do
opened-standard = Standard division of work
opened-no-work = What we do has not been written down.
opened-no-work-now = None of the agreement’s tasks falls within these days.
opened-work-more = Show the other tasks ({ $count })
opened-work-less = Hide the other tasks
opened-groups = Service groups
opened-changes = Last changes
opened-no-changes = Nothing has been changed.
opened-reading = Reading the history…
handover-title = Hand-over
handover-taken = { $name } took over { $when }
handover-save = Save the notes
matters = Open matters
matters-none = No open matters.
matter-add = Add an open matter
matter-add-button = Add
matter-hint = What is unfinished…
matter-edit = Edit open matter…
matter-park = Let it wait
matter-unpark = Take up again
matter-close = Mark as done
matter-delete = Delete the matter
matter-waits = waiting
matter-by = by { $date }
matter-late = late, was due { $date }
briefing-open = Briefing on return
briefing-back = Back to cover
briefing-of = Briefing on return: { $name }
briefing-help = What happened at the agencies { $days }.
briefing-notes = Notes of the stand-in
briefing-changed = Changed details
briefing-closed = done
briefing-opened = new
briefing-waiting = still open
briefing-more = { $count ->
    [one] and 1 more change
   *[other] and { $count } more changes
}
briefing-quiet = No changes
briefing-still = { $count ->
    [one] 1 matter still open
   *[other] { $count } matters still open
}
month-before = Previous month
month-after = Next month
month-today = This month
month-nobody = nobody is away
month-count = { $count } away
month-more = and { $count } more
month-alone = { $count } uncovered
timeline-away = Away each week
timeline-week = { $date }: { $count } away
year-before = Previous year
year-after = Next year
exposure-summary = { $count ->
    [0] Every agency has somebody at work every week.
    [one] In one week some agency is uncovered.
   *[other] In { $count } weeks some agency is uncovered.
}
exposure-show-past = { $count ->
    [one] Show the past week
   *[other] Show { $count } past weeks
}
exposure-hide-past = Hide past weeks
exposure-week = Week { $week }
exposure-week-short = wk { $week }
exposure-away = { $count } away
exposure-alone = { $count ->
    [one] 1 agency uncovered
   *[other] { $count } agencies uncovered
}
exposure-alone-short = { $count } uncovered
exposure-alone-names = Uncovered: { $names }
board-help = Each row leads to the tab where it is put right.
board-kind-both-away = Responsible person and deputy away at the same time
board-kind-no-responsible = Nobody responsible
board-kind-deputy-same = The deputy is the same person
board-kind-no-deputy = No deputy
board-kind-language = The deputy does not serve in the language
board-kind-access = The deputy lacks access to a system
board-kind-one-editor = What is known rests on one person
board-kind-few = Little is written of a large agency
rule-handover = Whoever is away cannot take over the agency. The change was not saved.
rule-matter = Write what is open. The change was not saved.
board-one-editor = Characteristics written by { $name } only
board-access = The deputy { $name } has no access to { $systems }
board-few = { $payees } payees but { $count ->
    [0] no characteristics
    [one] only one characteristic
   *[other] only { $count } characteristics
}
matter-text = Open matter
matter-due = Due
matter-state = State
matter-open = Open
matter-parked = Waiting
matter-done = Done
matter-closed-on = Done
matter-closed-by = Who did it
handover-stand-in = Who took over
handover-taken-over-at = When it was taken over
handover-notes = Notes for whoever comes back
## Whether what is kept is still true
place-upkeep = Upkeep
upkeep-title = Upkeep of details
field-group-basics = Basic details
field-group-addresses = Addresses and opening hours
field-group-contacts = Contacts
field-group-characteristics = Characteristics
field-group-payroll = Payroll calendar
field-group-agreement = Service agreement
field-group-responsibilities = Responsible persons
field-group-services = Service groups
field-group-systems = Systems
field-group-headcount = Headcounts
field-group-volume = Transaction volumes
operation-doubt-raised = Correction requested
operation-doubt-settled = Correction request settled
operation-duty-edited = Data duties edited
rule-interval = The interval must be 1–120 months.
rule-duty-misplaced = The data duty belongs somewhere else. The change was not saved.
rule-doubt-empty = Write what is not true.
field-verified-on = Verified
field-verified-by = Verified by


## Today
place-today = Today
today-mine = Mine
today-everybody = Whole unit
today-unit = { $own ->
    [one] 1 client agency
   *[other] { $own } client agencies
  } · { $away } away
today-summary = { $own ->
    [0] You have no agencies of your own
    [one] You look after one agency
   *[other] You look after { $own } agencies
  }{ $covering ->
    [0] .
    [one] {" "}and stand in for one today.
   *[other] {" "}and stand in for { $covering } today.
  }
today-covering = { $name } is away until { $date }, you stand in for { $count ->
    [one] one agency
   *[other] { $count } agencies
  }.
today-deadlines = Deadlines
today-no-deadlines = No deadlines in the next two weeks.
today-you-cover = you stand in
today-away = Away today
today-nobody-away = Everybody is at work.
today-to-absences = Open absences
today-until = until { $date }
today-with-you = { $count ->
    [one] one agency with you
   *[other] { $count } agencies with you
  }
today-awaits-you = { $count ->
    [one] one agency waits for you to take it over
   *[other] { $count } agencies wait for you to take them over
  }
today-stands-in = { $name } is to stand in for { $count ->
    [one] one agency
   *[other] { $count } agencies
  }, not taken over yet
today-with = { $name } looks after { $count ->
    [one] one agency
   *[other] { $count } agencies
  }
today-waiting = Still true?
today-nothing-waiting = Nothing is waiting to be verified.
today-matters = Open matters
today-no-matters = There are no open matters.
today-late = overdue
today-and-more = and { $count } more
today-fewer = Show fewer
today-go-on = Go on answering
today-answers = See the answers
today-news = Changes by others
today-notices = For the supervisor
today-to-backups = To the settings of backups
today-no-news = Others have changed nothing for two weeks.
day-yesterday = yesterday
# What changed while somebody was away
changed-added = { $what } added
changed-edited = { $what }
changed-removed = { $what } removed
value-yes = yes
value-no = no
table-other = Other data
table-agency = Basic details
table-agency-identifier = Identifier
table-opening-hours = Opening hours
table-opening-exception = Exceptional hours
table-account-person = Account manager or contact
table-succession = Change of name or structure
table-assignment = Responsibility
table-headcount = Headcount
table-volume = Volume
table-contact = Contact
table-contact-reach = Contact detail
table-contact-in-role = Role of contact
table-characteristic = Characteristic
table-pay-group = Pay group
table-pay-group-step = Payroll step
table-payroll-date = Moved date
table-agency-service = Service group
table-agency-system = System
table-system-access = System access
table-agreement = Agreement
table-definition-line = Service definition line
table-metric = Metric
table-metric-result = Metric result
table-boundary-condition = Boundary condition
table-unit-price = Unit price
table-applied-agreement = Applicable agreement
table-planned-change = Planned change
table-feedback = Feedback
upkeep-missing = Missing details
upkeep-waiting = To be verified
upkeep-doubts = Correction requests
upkeep-duties = Data duties
upkeep-whose = Whose
upkeep-all = Everybody’s
upkeep-mine = Mine
upkeep-still-true = Still true
upkeep-no-longer = Not true…
upkeep-all-true = All still true
upkeep-no-longer-true = Not true…
upkeep-corrected = Corrected
upkeep-verified = verified { $date }
upkeep-never = never verified
upkeep-unverified-months = not verified for { $months } mo
upkeep-verified-ago = verified { $date }, { $months } mo ago
upkeep-changed = changed { $date }
upkeep-year-verified = { $year } verified { $date }
upkeep-year-never = { $year } not verified
upkeep-oldest = oldest verified { $date }
upkeep-raised = requested { $date }
upkeep-was-corrected = corrected { $date }
upkeep-was-true = found true { $date }
upkeep-owner = { $name } is accountable
upkeep-nobody = nobody
upkeep-characteristic = Characteristic
upkeep-raise = Not true
upkeep-about = What it is about
upkeep-which = More precisely
upkeep-whole-group = the whole section
upkeep-what = What is wrong
upkeep-goes-to = The request goes to whoever is accountable: { $name }.
upkeep-settled = Settled within 30 days
upkeep-doubts-none = No open correction requests
upkeep-doubts-none-help = Anyone can say on an agency’s card that something is not true (Ctrl+Shift+T).
upkeep-waiting-none = Everything has been verified
upkeep-waiting-none-help = When the time to verify something comes, it appears here.
upkeep-waiting-help = What has waited longest comes first. If nothing has changed, one key is enough.
upkeep-missing-none = Nothing is missing
upkeep-missing-none-help = What matters is filled in for every agency.
upkeep-missing-nobody = No agencies
upkeep-missing-not-mine = You have no agencies of your own. Choose “Everybody’s” to see the whole unit.
upkeep-missing-help = Type what is missing into its cell; Tab leads to the next gap. Enter opens what is filled in on the agency’s own page.
upkeep-complete = Complete: { $complete } of { $all } agencies.
upkeep-choose-section = First move with Tab to the section you have looked over.
upkeep-nothing-to-verify = This has been verified already, or there is nothing to verify.
upkeep-archived = Details of former clients are not verified.
command-still-true = Say that the section is still true
command-no-longer-true = Say that something is not true…
gap-reach = Number or address of a contact
gap-pay-group = Pay group
gap-logo = Logo
gap-count = Gaps
gap-closed = in order
gap-employee-unknown = Type a colleague’s name, or enough of its beginning to fit only one.
gap-contact-unknown = Type the name of one of the agency’s contacts, or its beginning.
gap-language-unknown = Type Finnish, Swedish or English.
duty-group = Details
duty-source = Source
duty-source-fi = Source, in Finnish
duty-source-sv = Source, in Swedish
duty-source-en = Source, in English
duty-collector = Collects
duty-updater = Updates
duty-owner-changes = { $now }, from { $day } { $next }
duty-owner = Accountable
duty-all-three = Collects, updates and is accountable
duty-interval = Interval
duty-interval-months = Interval in months
duty-months = { $months } mo
duty-responsible = responsible person
duty-edit = Edit data duty
duty-new = Data duty of one agency
duty-add = Add an exception for an agency…
duty-remove = Remove the exception
duty-all = All agencies without an exception of their own
duty-twice = The agency already has a duty of its own for this.
duty-yearly = Figures are verified once: so many months after the end of their year.
duty-printed = As of { $date }
upkeep-duties-help = Everybody should know these: where something comes from, who collects and updates it, who is accountable for it and how often it is verified.
upkeep-duties-save = Save for printing…
file-kind-html = Web page
toast-open-file = Open
upkeep-count-overdue = { $count ->
    [one] { $count } verification overdue
   *[other] { $count } verifications overdue
}
upkeep-count-doubts = { $count ->
    [one] { $count } correction request
   *[other] { $count } correction requests
}
# Merging items of lists, personal data
settings-general = General
settings-privacy = Privacy
operation-items-merged = Items of a list merged
operation-privacy-edited = Privacy details edited
operation-purged = Data past its retention time removed
operation-restored = Restored from a backup
operation-field-restored = Former value restored
operation-person-erased = A person’s details erased
rule-retention = The retention time must be 1–1200 months. The change was not saved.
history-erased = contents erased
lists-merge = Merge…
lists-merged = merged into { $name }
lists-step-merged = merged into the step { $name }
merge-title = Merge into another: { $name }
merge-help = Everything that refers to this one moves to the other. This one is retired. Merging can be undone.
merge-into = Merge into
merge-choose = Choose…
merge-do = Merge
merge-nothing = Nothing refers to this one.
merge-moves = What moves: { $what }.
merge-agencies = { $count ->
    [one] { $count } agency
   *[other] { $count } agencies
}
merge-figures = { $count ->
    [one] { $count } figure
   *[other] { $count } figures
}
merge-contacts = { $count ->
    [one] { $count } role of a contact
   *[other] { $count } roles of contacts
}
merge-characteristics = { $count ->
    [one] { $count } characteristic
   *[other] { $count } characteristics
}
merge-identifiers = { $count ->
    [one] { $count } identifier
   *[other] { $count } identifiers
}
merge-employees = { $count ->
    [one] { $count } employee
   *[other] { $count } employees
}
merge-teams = { $count ->
    [one] { $count } team
   *[other] { $count } teams
}
merge-rows = { $count ->
    [one] { $count } other detail
   *[other] { $count } other details
}
merge-locked = Open these verified years first
merge-clashes = { $count ->
    [one] Both have a figure or price in { $count } place
   *[other] Both have a figure or price in { $count } places
}
merge-clashes-help = Choose which figure or price stands. Figures can also be added up.
merge-all = For all
merge-by-date = Both, each from its own day
merge-price = unit price
merge-price-from = { $price } from { $day }
merge-sum = Together
merge-open = { $count ->
    [one] { $count } choice is missing.
   *[other] { $count } choices are missing.
}
privacy-access = Who sees the register
privacy-access-text = Everybody who can open the folder in which the file is sees everything in the file and can copy it. The program has no permissions of its own, and the file is not encrypted. Ask IT support to limit the folder to those who need the details. Backups and copies of your own are just as confidential.
privacy-notice = Privacy notice
privacy-notice-help = Fill it in in the unit’s own words. The notice is saved in this file and can be saved for printing.
privacy-save = Save the notice
privacy-print = Save for printing…
privacy-printed = Printed { $date }
privacy-file-name = Privacy notice
privacy-controller = Controller
privacy-contact = Contact and data protection officer
privacy-purpose = Purpose
privacy-basis = Legal basis
privacy-content = Which details, and of whom
privacy-source = Where they come from
privacy-recipients = Who is given details
privacy-retention = Retention
privacy-rights = Rights of the people concerned
privacy-hint-controller = Organisation, unit and address
privacy-hint-contact = Name, phone and e-mail
privacy-hint-purpose = Such as payroll and HR services for client agencies
privacy-hint-basis = Such as a task in the public interest, and the act it rests on
privacy-hint-content = Such as name, title and work contact details of the agencies’ contacts
privacy-hint-source = Such as the agency, and the person themselves
privacy-hint-recipients = Such as nobody outside the group
privacy-hint-retention = Such as the times below; what is past them is removed twice a year
privacy-hint-rights = How to ask to see, correct or erase details
privacy-kept = Retention times
privacy-kept-help = In months. Empty means that details are kept until somebody removes them. Nothing is removed by itself.
kept-absences = Absences, from their end
kept-contacts = Contacts of former clients
kept-account-people = Former account managers and contacts
kept-employees = Employees who have left
kept-log-contents = Contents of the history
kept-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
kept-always = Until removed
kept-wrong = Give the months as a whole number, 1–1200.
kept-save = Save retention times
due-show = Show what would be removed
due-nothing = Nothing is past its retention time.
due-title = { $count ->
    [0] No rows are removed.
    [one] { $count } row would be removed
   *[other] { $count } rows would be removed
}
due-log = { $count ->
    [one] The contents of { $count } change before { $date }
   *[other] The contents of { $count } changes before { $date }
}
due-do = Remove these…
due-ask = Remove what is past its retention time?
due-ask-text = Removed for good, from the history too: rows { $count }, contents of changes { $old }. Employees who have left are then called “Erased person”. This cannot be undone.
due-ask-do = Remove for good
person-search = What is held about a person
person-search-help = Find a contact, an employee or anybody the file has details of or mentions.
person-who = Name, phone number or e-mail
person-more = and { $count } more: type more of the name
person-everywhere = Search all texts: { $text }
person-gone = The person is not in the file any more.
person-title = Held about { $name }
person-file-name = Details of a person
person-counts = Own details { $own } · linked { $linked } · mentions { $mentions } · in the history { $log }
person-save = Save as a file…
person-erase = Erase the person’s details…
person-nothing = No details.
person-own = The person’s own details
person-linked = Other details linked to the person
person-mentions = Mentions in texts
person-mentions-help = What is marked red is replaced when the person’s details are erased. What is marked yellow may mean somebody else: choose yourself.
person-perhaps = Replace what is marked yellow too
person-log = History
person-log-who = Who
person-log-source = Imported from file
person-log-more = and { $count } earlier; all are in the saved file
person-shared = Others have the same, so it stays: { $what }
person-correct = Correct
person-erased = Erased person
erase-title = Erase the details of { $name }?
erase-text = Rows to remove: { $rows }, mentions to replace: { $mentions }, changes in the history to blank: { $log }.
erase-employee = What they were responsible for stays under “Erased person”.
erase-final = This cannot be undone.
erase-do = Erase for good
erase-done = The details have been erased from the file and its history.
erase-not-clean = Others have the file in use, so the last traces of what was erased are wiped from it the next time it is opened.
erase-copies = These backups still hold the details: { $names }. Delete them once you do not need them. If one is restored, the details are erased again.
erase-copies-none = There are no backups with the details beside the file. Copies elsewhere are unknown to the program.
erase-conflict = Somebody edited the details at the same time. Nothing was erased. Look at the details again.
erase-nothing = There was nothing to erase.
contact-phone = Phone
contact-email = E-mail
contact-fax = Fax
table-verification = Verification
table-service-group = Service group
table-work-pair = Pair
table-absence = Absence
table-employee = Employee
table-team = Team
table-product = Product
table-privacy-notice = Privacy notice
table-retention = Retention time
field-value = Value
field-label = Label
field-author = Author
field-written-on = Written
field-language = Language
cli-person-several = Several people are called { $name }. Use the program’s window.
cli-person-left = These texts may mean somebody else and were left as they are:
cli-person-perhaps = These texts may mean the person:
merge-prices = { $count ->
    [one] { $count } unit price
   *[other] { $count } unit prices
}
table-handover = Hand-over
table-open-matter = Open matter
table-data-duty = Data duty
table-doubt = Correction request
due-copies = These backups were made before and may hold what was removed: { $names }. Delete them once you do not need them.
due-copies-none = There are no backups beside the file. Copies elsewhere are unknown to the program.




# Systems and access of an agency
system = System
systems = Systems and access
systems-none = The agency’s systems have not been entered yet. Add them to see at once who lacks access.
systems-help = A tick means that the person has access to the system in this agency’s matters.
system-add = Add a system…
system-edit = Edit the system
system-delete = Delete the system
system-new = new system
system-new-help = The system is added to the list, where it can be chosen for other agencies too.
system-purpose = Purpose
system-missing = Choose a system.
system-twice = The system is already in use for the agency on these days.
system-over = No longer used: { $name }, { $period }
access = Access
access-missing = missing
access-other = other
access-show-also = Show also
field-active = Works in the group
field-system = System
field-purpose = Purpose
field-employee = Person
field-agency-system = System
field-first = One of the pair
field-second = The other of the pair
field-last-day = Last day
field-first-day = First day
role-pair = Pair

# Staff
staff-add-first = Add the first employee…
staff-share = Working time %
staff-responsible = Responsible
staff-deputy = Deputy
staff-show-gone = Show those who have left too ({ $count })
staff-leaving-on = leaves on { $date }
staff-left-on = left on { $date }
staff-away-until = away until { $date }
staff-come-back = Bring back into the group
staff-open-person = Open the person’s page
staff-members = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
staff-login-taken = { $name } already has the same login name. The program would then recognise neither of you.
teams = Teams
teams-none = There are no teams yet. The members of a team stand in for each other when nobody else does.
team-delete = Delete the team
service-groups-none = There are no service groups yet.
service-group-add = Add a service group…
service-group-edit = Edit the service group
service-group-delete = Delete the service group
service-group-used = The service group is in use
pairs = Pairs
pairs-none = There are no pairs. The two of a pair stand in for each other where an agency has no deputy of its own.
pairs-none-of-person = No pair
pair-add = Add a pair…
pair-edit = Edit the pair
pair-end = End the pair
pair-delete = Delete the pair
pair-help = The two of a pair stand in for each other where an agency has no deputy of its own.
pair-first = Person
pair-second = Pair with
pair-dates-help = Where the last day is empty the pair goes on until further notice.
pair-who-missing = Choose both people.
pair-of-one = A pair is two different people.
pair-twice = The same two people are already a pair on these days.
person-data = Details
person-absences = Absences ahead
person-absences-none = No absences have been recorded.
person-agencies = Agencies today
person-agencies-none = No agencies today.
person-responsible = Responsible ({ $count })
person-deputy = Deputy ({ $count })
person-history = Earlier and planned responsibilities
person-over = ended
person-access = Access to systems
person-access-none = No access has been recorded.
person-access-lacking = { $agency }: no access to { $systems }

# Leaving
leaving = Leaves the group…
leaving-title = { $name } leaves
leaving-help = Responsibilities pass to others on the day after the last day. Everything is saved as one change, which can be undone.
leaving-last-day = Last day
leaving-day-missing = Enter the last day.
leaving-nothing = { $name } has nothing to hand over after that day.
leaving-nobody = nobody
leaving-nobody-after = Nobody from { $date }
leaving-lacks-access = { $name }: no access to { $systems }
leaving-give-access = Record access from { $date }
leaving-new-pair = New pair
leaving-pair-ends = is left without a pair
leaving-ends = Ends at the same time
leaving-matters-help = After that these matters are shown to whoever is responsible for the agency. Assign them on the agency’s card if somebody else looks after them.
leaving-accesses = { $count ->
    [one] { $count } access right ends on { $date }: { $systems }
   *[other] { $count } access rights end on { $date }: { $systems }
}
leaving-absences = { $count ->
    [one] { $count } absence after the last day is removed or shortened
   *[other] { $count } absences after the last day are removed or shortened
}

# Duties and accounts
leaving-duties = Accountable for details
leaving-duty-responsible = whoever is responsible for the agency
leaving-duty-owner = Who is accountable next
leaving-duty-everywhere = all agencies
leaving-duty-until = Until { $day } whoever leaves is accountable for the details, after that whoever is chosen here.
leaving-duty-at-once = Whoever is accountable for details changes at once, as the last day has gone by.

# What if
what-if = What if
what-if-help = Try changes before you decide. A trial is on your computer only and changes nothing in the register until you carry it out.
what-if-name-of = Trial { $number }
what-if-which = Trial
what-if-name = Name
what-if-date = From which day
what-if-against = Compare with
what-if-now = how things are
what-if-new = New trial
what-if-copy = Copy the trial
what-if-drop = Delete the trial
what-if-drop-ask = Delete { $name }? This cannot be undone.
what-if-drop-yes = Delete
what-if-carry-out = Carry out…
what-if-unknown-loads = { $count ->
    [one] The load of { $count } agency is not known, as figures are missing: { $names }. What is missing is marked after the number, and in proposals the agency is reckoned as average, { $load } person-years.
   *[other] The load of { $count } agencies is not known, as figures are missing: { $names }. What is missing is marked after the number, and in proposals the agencies are reckoned as average, { $load } person-years each.
}
what-if-partial-loads = { $count ->
    [one] The load of { $count } agency is not whole, as norms or volumes are missing: { $names }.
   *[other] The load of { $count } agencies is not whole, as norms or volumes are missing: { $names }.
}
what-if-past = Choose today or a later day.
what-if-proposal-unplaced = Nobody can take these on these terms: { $names }.
what-if-why-no-access = lacks access
what-if-why-above = comes more than 15% above the mean, as nobody else can take it
what-if-worse-of-old = { $agency }: { $name } has known the agency, but it is not known since when
what-if-worse-written-of-old = { $count ->
    [one] { $agency }: { $name } has known the agency, but it is not known since when, and has written { $count } characteristic
   *[other] { $agency }: { $name } has known the agency, but it is not known since when, and has written { $count } characteristics
}
what-if-carry-out-idle = Left out: this can no longer be done, or has been done.
what-if-carry-out-stale = Now { $has }, when tried { $had }.
what-if-carry-out-all-the-same = Carry out also what has changed since the trial
what-if-carry-out-ask = Things have changed since the trial. Look at the marked steps and confirm them.
what-if-not-kept = The trial could not be kept on this computer.
    .safe = The data in the register is safe, and the trial stays until you close the program.
    .next = Check that the disk has room. The trial is kept anew when you next change it.
next-year-ends = { $count ->
    [one] Counted as zero, as it is a client no longer in { $year }: { $names }.
   *[other] Counted as zero, as they are clients no longer in { $year }: { $names }.
}
next-year-ends-on = A client until { $date }
next-year-part = Part years as a client are left out: { $years }
next-year-whole-out = Left out: { $names }.
what-if-nobody = nobody
what-if-choose = choose
what-if-steps = Steps
what-if-steps-none = Add a step or ask for a proposal. Each step can be taken back by itself.
what-if-undo = Take back the step: { $step }
what-if-undo-all = Take back all
what-if-step-idle = This can no longer be done, or has been done.
what-if-step-move = { $agency } moves, { $from } → { $to }
what-if-step-deputy = { $agency }: { $to } becomes deputy
what-if-step-add = New person: { $name }, working time { $share }%
what-if-step-remove = { $name } leaves
what-if-step-share = { $name }: working time { $before }% → { $share }%
what-if-step-join = New client agency: { $agency }, { $load } person-years
what-if-step-leave = { $agency } is no longer a client
what-if-try = Try a change
what-if-kind = What changes
what-if-kind-move = Somebody else is responsible
what-if-kind-deputy = Somebody else is deputy
what-if-kind-share = A working time changes
what-if-kind-add = Somebody joins us
what-if-kind-remove = Somebody leaves
what-if-kind-join = An agency becomes a client
what-if-kind-leave = An agency leaves
what-if-add = Add the step
what-if-to = To whom
what-if-person = Person
what-if-share = Working time
what-if-new-name = Name or post
what-if-new-agency = Name of the agency
what-if-load = Load, person-years
what-if-any-language = not agreed
what-if-city = City
what-if-proposal = Proposal
what-if-proposal-help = At most three moves that even out the load most. The service language holds, and the two of a pair do not get each other’s agencies.
what-if-proposal-access = Also to those who lack access
what-if-propose = Propose moves
what-if-proposing = Working out a proposal
what-if-proposal-stop = Stop
what-if-proposal-none = No move would even out the load noticeably on these terms.
what-if-proposal-found = { $count ->
    [one] { $count } move: deviation { $before } → { $after } person-years
   *[other] { $count } moves: deviation { $before } → { $after } person-years
}
what-if-proposal-take = Try the move
what-if-proposal-take-all = Try all
what-if-proposal-taken = Part of the trial
what-if-why-load = { $load } person-years
what-if-why-pace = { $name } { $before } → { $after }
what-if-why-deputy = is deputy already
what-if-why-knows = has looked after the agency
what-if-why-team = same team
what-if-why-language = speaks the service language
what-if-why-access = has access
what-if-sides = Before and after
what-if-sides-help = Person-years against the working time: a part-timer’s load is reckoned as full time. The upright line is the mean, a filled bar has changed.
what-if-before = Before
what-if-after = After
what-if-agencies = Agencies
what-if-balance = { $side }: mean { $mean } person-years, deviation { $deviation } person-years, least { $least } and most { $most }
what-if-nobodys = Nobody is responsible for { $load } person-years.
what-if-nothing-moves = The trial changes nothing: everything is so already.
what-if-bar = { $pace } person-years as full time, { $load } person-years at a working time of { $share }%, mean { $mean }, deputy at { $deputy } agencies
what-if-not-there = not in the group
what-if-moved = Agencies that move
what-if-moved-help = Print all that is known of the agency for handing it over.
what-if-print = Print for handing over
what-if-worse = What gets worse
what-if-worse-none = Nothing gets worse: language, access, pairs, cities and experience stay.
what-if-lost = { $years } years of experience are lost in all.
what-if-worse-no-responsible = { $agency }: nobody responsible
what-if-worse-no-deputy = { $agency }: no deputy
what-if-worse-language = { $agency }: { $name } does not serve in { $language }
what-if-worse-access = { $agency }: { $name } lacks access ({ $systems })
what-if-worse-pair = { $agency }: { $one }, responsible, and { $other }, deputy, are a pair, so there is no third stand-in
what-if-worse-city = { $agency }: served from another city, { $from } → { $to }
what-if-worse-experience = { $agency }: { $name } has known the agency { $years } years longer
what-if-worse-written = { $count ->
    [one] { $agency }: { $name } has known the agency { $years } years longer and has written { $count } characteristic
   *[other] { $agency }: { $name } has known the agency { $years } years longer and has written { $count } characteristics
}
what-if-worse-above = { $name } was below the mean and comes more than 15% above it ({ $pace } person-years)
what-if-carry-out-title = Carry out: { $name }
what-if-carry-out-help = Responsibilities end and begin on the chosen day. Everything is saved as one change that can be undone.
what-if-carry-out-save = Carry out
what-if-carry-out-access = Record the access that those newly responsible and the new deputies lack
what-if-carry-out-shares = Working times change in the register at once when you save.
what-if-carry-out-move = { $agency }: { $to } becomes responsible
next-year = Next year
next-year-help = What the figures of past years point at in { $year }. The running year is left out.
next-year-chart-of = Chart
next-year-all = all agencies
next-year-expected = { $year } expected
next-year-low = { $year } at least
next-year-high = { $year } at most
next-year-band = Range
next-year-limits = Agreed limits
next-year-lowest = Agreed lowest
next-year-highest = Agreed highest
next-year-note = To note
next-year-too-few = Too few years: { $count }, { $least } are needed
next-year-how = A straight line through the figures of { $years } years, change per year { $each }. In eight cases of ten the figure falls within the range if things go on as before.
next-year-whole = { $count ->
    [one] { $count } agency with a figure for each of { $years } is included.
   *[other] { $count } agencies with a figure for each of { $years } are included.
}
next-year-outside = Beyond an agreed limit
next-year-at-risk = An agreed limit lies within the range
next-year-planned = Planned changes included: { $figure }
next-year-planned-text = To come: { $text }
operation-scenario-carried-out = Trial carried out
work-proposal = working out the proposal
work-past = reading the history
work-aside = checking a folder or a file
work-backups = handling the backups
account-other-times = Earlier and planned

# Who sits here
who-title = Who are you?
who-help = The login name { $login } does not belong to anybody yet. Choose yourself, and changes are recorded under your name.
who-nobody = Nobody matches.
who-not-listed = I am not on the list
who-add-me = Add me…
who-later = Ask later
who-welcome = Welcome, { $name }
settings-who = Who you are
settings-who-me = The program knows you as
settings-who-unknown = does not know
settings-who-login = Login name on this machine: { $login }
settings-who-ask = Choose who you are…

# Import

place-import = Import
operation-contacts-imported = Contacts imported
undo-kept = What was changed since was left as it is: { $names }
import-intro = Before anything is saved you see, row by row, what is added and what changes. An import takes nothing away and blanks nothing, and it can be undone as a whole.
import-formats = Excel (xlsx, xls), LibreOffice (ods), csv or vCards (vcf). Contacts exported from Outlook or a telephone will do too.
import-choose = Choose a file…
import-choose-other = Choose another file…
contact-import = Import contacts…
import-logos = Logos
import-logos-text = PNG, JPEG, WebP, BMP, GIF or SVG. A logo can also be changed on the agency’s card or dropped on the window.
import-logo-choose = Choose a picture…
file-kind-contacts = Contacts
import-reading = Reading the file { $name }
import-agency = To which agency
import-agency-as-written = As the file says
import-agency-choose = Choose an agency
import-sheet = Sheet
import-sheet-hidden = { $name } (hidden)
import-hidden-rows = Leave out hidden rows ({ $count })
import-cli-hidden-rows = The file has hidden rows: { $rows }. --skip-hidden leaves them out.
import-sheets-unread = These sheets were not read: { $names }. At most 100 sheets of a file are read, and at most 50,000 rows and 256 columns of each. Split the file into smaller parts, or take out sheets, rows and columns that are not needed.
import-cli-hidden-sheets = Hidden sheets were not taken: { $names }
import-separator = Separator
import-separator-semicolon = Semicolon ;
import-separator-tab = Tab
import-separator-comma = Comma ,
import-separator-bar = Vertical bar |
import-heading = Heading row
import-heading-row = Row { $row }: { $text }
import-heading-none = No heading row
import-columns-known = Columns: { $known } / { $all } recognised
import-column = Column { $name }
import-column-none = Not imported
import-columns-left = These columns hold numbers or addresses that are not imported: { $columns }
import-field-name = Name (first name, surname)
import-field-first-name = First name
import-field-last-name = Surname
import-field-work-phone = Work phone
import-field-mobile-phone = Mobile phone
import-field-home-phone = Home phone
import-field-label = Type of the next number or address
import-field-agency = Agency
import-label-work = work
import-label-mobile = mobile
import-label-home = home
import-no-name-column = Choose the column that has the names.
import-no-agency = Choose whose contacts these are.
import-preview = Preview
import-row = Row { $row }, { $name }
import-card = Card { $row }, { $name }
import-nameless = no name
import-new = New
import-changed = Changes
import-same = Unchanged
import-refused = Cannot be imported
import-ambiguous = Choose who
import-count-new = New { $count }
import-count-changed = Changes { $count }
import-count-same = Unchanged { $count }
import-count-refused = Cannot be imported { $count }
import-count-ambiguous = To be chosen { $count }
import-count-left-out = Left out { $count }
import-column-outcome = What happens
import-column-taken = Included
import-column-remarks = Worth noting
import-taken = Yes
import-left-out = No
import-take = Included in the import
import-who = Who is this?
import-answers-to = The number, address or name already belongs to { $names }.
import-who-new = A new person
import-add-roles = Add missing roles to the list
import-do = { $count ->
    [one] Import { $count } contact
   *[other] Import { $count } contacts
}
import-nothing = The file has nothing new to import
import-done = { $count ->
    [one] { $count } contact was imported
   *[other] { $count } contacts were imported
} from the file { $name }
import-done-parts = New { $new }, changed { $changed }, unchanged { $same }, refused { $refused }, not chosen { $ambiguous }, left out { $left }.
import-show = Show { $name }
import-overtaken = Somebody else saved contacts at the same time. Nothing has been imported yet. The preview has been made anew: look it over, then import.
import-name-missing = The name is missing.
import-name-too-long = The text in place of the name is too long.
import-agency-missing = The row has no agency.
import-agency-unknown = The agency { $text } is not in the register.
import-agency-several = Several agencies are called { $text }.
import-agency-by-identifier = No agency is called { $text }, and the identifier of the row is another agency’s. Several agencies may share a business id, so none was chosen.
import-is-group = This is a group and not a person. Its members have cards of their own.
import-is-organisation = This is an organisation and not a person.
import-is-thing = This is a place or a device and not a person.
import-is-section = The row names the agency of the people below it.
import-is-headings = The row repeats the headings.
import-is-nothing = The row has nothing in the columns that are imported.
import-personal-code = The row seems to hold a personal identity code.
import-doubtful-phone = Check the telephone number { $text }.
import-doubtful-email = Check the e-mail address { $text }.
import-not-reached = This is neither a number nor an address, and is left out: { $text }
import-destroyed = A spreadsheet has changed the number to { $text } and digits are lost. The number is left out.
import-degree = Left out after the name: { $text }
import-undecoded = Some letters could not be read. They show as question marks.
import-inner-card = Another card inside this one is left out: { $text }
import-endless = The card breaks off. Details may be missing.
import-one-too-many = The person has so many numbers and addresses already that this is left out: { $text }
import-switchboard = The number may be the agency’s switchboard: { $text }
import-unknown-language = The language is left out: { $text }
import-unknown-role = This role is not on the list and is left out: { $text }
import-new-role = A new role is added to the list: { $text }
import-shortened = A text that is too long is shortened or left out.
import-other-agency = The file says that the agency is { $text }.
import-contradicts = An earlier row says otherwise about the same person; the earlier one stands.
import-also-at = The same person is also a contact at { $text }.
import-missing = The file { $about } was not found.
    .safe = Nothing in the register has changed.
    .next = Check whether the file has been moved, and choose it again.
import-locked = The file { $about } cannot be read, because it is open in another program or you have no permission to read it.
    .safe = Nothing in the register has changed.
    .next = Close the file in the other program, or copy it to a folder of your own, and try again.
import-unreadable = The file { $about } could not be read from the disk or the network.
    .safe = Nothing in the register has changed.
    .next = Copy the file to your own computer and try again.
import-too-large = The file { $about } is too large to be imported.
    .safe = Nothing in the register has changed.
    .next = Split it into smaller parts, or take out sheets and columns that are not needed. At most 50,000 rows and 256 columns are read.
import-empty = The file { $about } is empty.
    .safe = Nothing in the register has changed.
    .next = Open it in the program it was made with and see whether the contents have been saved.
import-unknown-format = The file { $about } is neither a table nor a vCard.
    .safe = Nothing in the register has changed.
    .next = Ask for the contacts as an Excel table (xlsx), a csv file or a vCard (vcf).
import-password = The file { $about } is protected with a password.
    .safe = Nothing in the register has changed.
    .next = Save a copy of it without a password, and import the copy.
import-broken = The file { $about } is damaged or incomplete.
    .safe = Nothing in the register has changed.
    .next = Open it in the program it was made with, save it, and try again.
import-cli-row = { $row } { $name }
import-cli-whose = Whose contacts are these? Give the agency’s abbreviation: --agency ABBR. The file has no column for the agency.
import-cli-no-sheet = The file has no sheet of this name.
import-cli-no-column = The file has no column { $column }.
import-cli-ambiguous = several people fit, or the number belongs to another name. Choose in the program’s window who this is.

# Backups
settings-backups = Backups
backups-help = The program makes a backup when the file is opened or something is saved and the last backup is older than the settings of the unit say. All backups of the last two days are kept. Of older ones, the newest of each day is kept for 12 days, of each week for 10 weeks and of each month for 9 months.
backups-no-file = Backups are made only once the file is on a disk.
backups-looking = Looking for backups…
backups-folder = Folder
backups-now = Back up now
backups-check = Check all
backups-open-folder = Open the folder
backups-none = There are no backups yet. You can make the first one now with Back up now. Otherwise it is made when the file is next opened, at the latest.
backups-made = Made
backups-size = Size
backups-holds = Contents
backups-kilobytes = { $size } kB
backups-not-looked = Not checked
backups-whole = { $count ->
    [one] Intact, { $count } agency
   *[other] Intact, { $count } agencies
}
backups-restore = Restore…
backups-bad = Damaged: { $detail }
backups-checked = checked { $time }
backups-drilling = Checking { $done } / { $all }
backups-drilled = The program checked all backups { $time }. It does so once a month.
backups-drilled-asked = All backups were checked { $time }.
backups-bad-found = A backup is damaged: { $about }
    .safe = The file itself and the other backups are sound.
    .next = Make a new backup, and ask IT support to check the disk. The damaged backup can be removed from the folder.
cli-no-backups = There are no backups.
restore-title = Restore the backup of { $made }?
restore-text = The data becomes what it was then. A backup of the present data is made first, and the restore can be undone. Personal details erased for good since then do not come back.
restore-not-supervisor = Restoring concerns the data of the whole group. Agree on it with the supervisor first.
erase-not-supervisor = Erasing is final and concerns everybody. Agree on it with the supervisor first. It is shown on the supervisor’s first page.
restore-scope = What to restore
restore-all = All data
restore-comparing = Comparing with the present data…
restore-nothing = The present data is the same as in the backup. There is nothing to restore.
restore-agencies-back = Agencies that will be restored: { $names }
restore-agencies-gone = Agencies that will be removed: { $names }
restore-new = { $count } to restore
restore-changed = { $count } to change
restore-gone = { $count } to remove
restore-do = Restore
restore-overtaken = Somebody saved the same data meanwhile. Nothing was restored. Try again.
toast-backed-up = Backup made: { $name }
status-no-backup = No backup could be made
status-copy = You are reading a copy made { $time }
status-copy-leave = Open the file itself
reading-copy = Reading copy on this computer
reading-copy-keep = Keep a copy on this computer that can be read while the network drive is down
reading-copy-help = The copy holds all data, and is in your own folder alone. It is updated after changes, at most once an hour. The data of a person who is erased leaves the copy when it is next updated. When you untick this, the copies are removed.
reading-copy-failed = The copy could not be made. The one before is still there.
reading-copy-at = The copy was made { $time }.

# The round

place-round = Pay rounds
rounds-summary = { $count } of { $all } rounds · { $late } late
rounds-round = Pay group and period
rounds-next = Next step
rounds-progress = Done
rounds-pair = Pair
rounds-only-late = Only what is late
rounds-all = All
rounds-stands-in = { $name } away, { $there } stands in
rounds-away = { $name } away
rounds-help = Space or a click on the box ticks the step, Enter opens the payroll calendar. Other states are in the cell’s menu (Shift+F10).
rounds-none = There are no pay rounds
rounds-none-help = Rounds follow from pay groups. Add a pay group to an agency’s payroll calendar.
rounds-nothing = No rounds match the filters
rounds-nothing-help = Change the filters or show all.
rounds-show-all = Show all
month-board = Board
month-calendar = Month
month-list = List
month-month = Days of the month
month-summary = { $count ->
    [one] { $count } step
   *[other] { $count } steps
} in the month · { $late } late
month-to-today = Today
month-which-steps = Steps to show
month-all-steps = All steps
month-some-steps = { $count } of { $all } steps
month-busy = Busy day
month-busy-mark = When a day is busy
month-busy-from = Busy day: { $count } steps or more
month-busy-never = Busy days are not marked
month-steps = { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
month-more-lines = + { $count } more
month-away = { $name } is away
month-several-away = { $count } are away
month-nothing = No steps fall on this day.
month-date = Day
month-step = Step
month-export = Export to a calendar: { $name }…
month-file-name = pay rounds { $name }
month-calendar-name = Pay rounds: { $name }
month-for-one-away = Standing in, { $name } is away
rounds-only-mine = Only mine
stands-word-late = late
stands-word-partly = partly done
stands-word-today = today
stands-word-coming = coming
stands-word-untold = not known
stands-word-done = done
stands-word-not-needed = not needed
round-progress = { $done } / { $all } steps done
header-primary = Primary contact
header-next = Next
stands-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
stands-days-late = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
stands-partly = partly
stands-partly-late = { $days ->
    [one] partly, +{ $days } day
   *[other] partly, +{ $days } days
}
stands-today = today
stands-today-at = today by { $time }
stands-untold = not ticked
stands-not-needed = not needed
stands-done-on = done { $date }
stands-done-late-on = { $days ->
    [one] done { $date }, +{ $days } day
   *[other] done { $date }, +{ $days } days
}
stands-due = due { $date }
tick-done = Tick as done
tick-for = Tick for somebody else…
tick-partly = Partly done…
tick-not-needed = Not needed…
tick-write-note = Note for the next person…
tick-back = Take the tick back
tick-more = { $what } — other states
tick-done-of = { $what } — tick as done
tick-state = State
tick-state-open = To be done
tick-state-done = Done
tick-state-partly = Partly done
tick-state-not-needed = Not needed
tick-employee = Who did it
tick-nobody = None of us
tick-missing = What is missing
tick-why = Why it is not needed
tick-reason = Reason
tick-reason-missing = Say briefly what is missing or why the step is not needed.
tick-in-future = That day has not come yet. Tick the step once it is done.
tick-note = Note for the next person
tick-ticked-at = When
tick-ticked-by = Who ticked it
tick-for-by = { $name } (ticked by { $by })
tick-was-done = Already ticked: { $what } – { $said }. The first tick stands.
rule-tick = The tick lacks a day or a reason. The change was not saved.
operation-step-ticked = Step ticked
operation-step-unticked = Tick taken back
operation-step-noted = Step’s state changed
table-round-step = Step of a pay round
table-round-step-kind = Step in the list
payroll-step = Step
payroll-step-own = Other step
payroll-timing-never = not in use
merge-ticks = { $count ->
    [one] { $count } tick
   *[other] { $count } ticks
}
merge-dates = { $count ->
    [one] { $count } date moved by hand
   *[other] { $count } dates moved by hand
}
merge-timings = { $count ->
    [one] { $count } pay group’s own timing
   *[other] { $count } pay groups’ own timings
}
merge-metrics = { $count ->
    [one] { $count } metric
   *[other] { $count } metrics
}
merge-step-clashes = { $count ->
    [one] Both steps have an entry in { $count } place
   *[other] Both steps have an entry in { $count } places
}
merge-step-clashes-help = Choose which step’s entry stands.
lists-step-known = This step is the program’s own and cannot be merged into another: reports, deadlines and metrics go by it. A step of your own can be merged into it.
lists-steps = Steps of a pay round
lists-step-edit = Edit the step…
lists-step-everywhere = In all pay groups
lists-step-by-group = as the group says
lists-step-everywhere-check = Belongs to the rounds of all pay groups
lists-step-everywhere-help = A pay group’s own timing goes before this, and a group can leave the step out.
step-done-by = Who does it
step-by-centre = we
step-by-agency = the agency
step-time-of-day = Time of day
briefing-ticks = Ticked steps
paper-title-rounds = Pay rounds { $date }
paper-rounds = State of the pay rounds
today-by-time = by { $time }
today-agencies = { $count ->
    [one] { $count } agency
   *[other] { $count } agencies
}

# Workbooks
sheet-parent-organisation = Parent organisations
sheet-branch = Branches of government
sheet-employment-type = Employment types
sheet-city = Cities
sheet-identifier-kind = Kinds of identifiers
sheet-contact-role = Roles of contacts
sheet-characteristic-category = Subjects of characteristics
sheet-service-process = Service processes
sheet-system = Systems
sheet-product = Products
sheet-team = Teams
sheet-service-group = Service groups
sheet-employee = Staff
sheet-agency = Agencies
sheet-agency-identifier = Identifiers
sheet-opening-hours = Opening hours
sheet-opening-exception = Exceptional hours
sheet-account-person = Account managers and contacts
sheet-succession = Changes of name or structure
sheet-assignment = Responsibilities
sheet-headcount = Headcounts
sheet-volume = Volumes
sheet-verification = Verifications
sheet-contact = Contacts
sheet-contact-reach = Numbers and addresses
sheet-contact-in-role = Contacts by role
sheet-characteristic = Characteristics
sheet-question = Questions
sheet-question-round = Questionnaire rounds
sheet-round-question = Questionnaire round questions
sheet-answer = Answers
sheet-pay-group = Pay groups
sheet-pay-group-step = Steps of pay groups
sheet-round-step-kind = Steps of pay rounds
sheet-round-step = Ticked steps
column-word = The program’s code for the step
column-timing = Timing
sheet-payroll-date = Moved deadlines
sheet-agency-service = Services by group
sheet-work-pair = Pairs
sheet-absence = Absences
sheet-agency-system = Systems of agencies
sheet-system-access = Access to systems
sheet-agreement = Agreements
sheet-definition-line = Service definition
sheet-metric = Metrics
sheet-metric-result = Metric results
sheet-boundary-condition = Boundary conditions
sheet-unit-price = Unit prices
sheet-applied-agreement = Applicable agreements
sheet-planned-change = Planned changes
sheet-feedback = Feedback
sheet-handover = Hand-overs
sheet-open-matter = Open matters
sheet-data-duty = Data duties
sheet-doubt = Correction requests
sheet-privacy-notice = Privacy notice
sheet-retention = Retention times
workbook-title = The register
workbook-written = Exported { $day }
workbook-about = About
workbook-charts = Charts
workbook-logos = Logos
workbook-logo = Logo
workbook-sheet = Sheet
workbook-rows = Rows
workbook-explained-edit = Each kind of record has a sheet of its own. Cells can be edited, rows added, sorted and filtered, and columns moved.
workbook-explained-back = The data is brought back on the Import page. Kortisto shows first what would change. A row that is deleted here is not deleted from the register.
workbook-explained-hidden = Empty sheets, the first row and the last columns of each sheet are hidden. Kortisto recognises the data by them, so leave them in place.
workbook-chart-headcounts = Headcounts by year
workbook-chart-volumes = Volumes by year
error-workbook-not-made = The Excel file could not be made.
    .safe = The data in the register is safe.
    .next = Tell whoever looks after the program: { $about }
workbook-cancelled = The export was cancelled.
    .safe = Nothing has been changed.
    .next = You can start it again.
import-all-not-ours = The file { $about } was not exported by Kortisto.
    .safe = Nothing in the register has been changed.
    .next = Choose an Excel file made with Export everything. Contacts and figures have imports of their own.
import-all-newer = The file { $about } was exported by a newer version of the program.
    .safe = Nothing in the register has been changed.
    .next = Update Kortisto and import the file then.
import-agencies-none = No agencies were found in the file { $about }.
    .safe = Nothing in the register has been changed.
    .next = The file may have an agency on each row under headings, or an agency on each sheet, with labels in one column and the details beside them.
import-agencies = Agencies
import-agencies-text = The old Excel workbook in which every agency has a sheet of its own with its logo, or a list with an agency on each row (xlsx, xls, ods, csv).
import-agencies-intro = Basic details, addresses, contacts, responsibilities, figures and special characteristics come along. Before saving you see what is added and changed and what of the file was not recognised.
operation-register-imported = Data imported from a file
operation-figures-imported = Figures imported from a file
planned-place = { $sheet }, row { $row }
planned-place-cell = { $sheet }, cell { $cell }
planned-row = row { $row }
planned-cell = cell { $cell }
planned-change = { $part }: { $before } → { $after }
planned-bad-cell = { $column }: { $why }
planned-no-number = “{ $text }” cannot be used as a number here.
planned-no-day = “{ $text }” is not a date.
planned-no-time = “{ $text }” is not a time of day.
planned-no-flag = “{ $text }” is neither yes nor no.
planned-no-word = “{ $text }” is none of these: { $offered }.
planned-several = Several go by the name “{ $text }”.
planned-now-called = The row was imported before and is now called “{ $text }”. Nothing is changed. Use its present name in the file.
planned-other-key = A key detail of the row, such as its year, has been edited: the row would now be another row than the one that was exported. Type a new row and leave the old one as it was.
planned-edited-since = Somebody has changed this since the export, and it has been edited in the file too. Nothing was chosen. Export again, or change it in the program.
planned-missing = Something is missing here.
planned-copied = The row is a copy of row { $row }. Type a new row instead of copying one.
planned-needs = The row needs another row that does not exist or cannot be imported: { $column }.
planned-picture = The picture of the logo is not in the file, so the logo stays as it is.
planned-left-sheets = These sheets were not exported by Kortisto and were left out: { $names }
planned-left-columns = The program does not know these columns and left them out: { $names }
planned-missing-sheets = These sheets are not in the file or are too large. What is in them stays as it is: { $names }
planned-ambiguous = Unclear
planned-overtaken = Somebody else saved the same data at the same time. Nothing was imported. Try again.
column-position = Order
column-merged-into = Merged into
column-retired-at = Retired on
column-id = Id
column-person = Id of the person
column-record = Id of the row
column-agency = Agency
column-agency-logo = Id of the logo
column-agency-identifier-kind = Kind of identifier
column-succession-kind = Change
column-succession-predecessor = Predecessor
column-succession-former-name-fi = Former name in Finnish
column-succession-former-name-sv = Former name in Swedish
column-succession-former-name-en = Former name in English
column-succession-former-abbreviation = Former abbreviation
column-opening-hours-weekday = Weekday (1 = Monday)
column-field-group = Group of data
column-contact = Contact
column-round = Questionnaire round
column-question = Question
column-pay-group = Pay group
column-step = Step
column-period = Period
column-absence = Absence
column-opened-on = Opened on
column-opened-by = Opened by
column-source-fi = Where it comes from, in Finnish
column-source-sv = Where it comes from, in Swedish
column-source-en = Where it comes from, in English
column-collector = Collects
column-updater = Updates
column-interval-months = Interval in months
column-doubt-text = What is wrong
column-raised-by = Raised by
column-raised-on = Raised on
column-doubt-outcome = Outcome
column-settled-by = Settled by
column-settled-on = Settled on
column-controller = Controller
column-privacy-notice-contact = Contact and data protection officer
column-privacy-notice-purpose = Purpose
column-privacy-notice-basis = Legal basis
column-content = What data and on whom
column-source = Where the data comes from
column-recipients = Who is given the data
column-retention = Retention
column-rights = Rights of the person
column-retention-kind = What is kept
column-months = Months
word-succession-kind-renamed = Renamed
word-succession-kind-merged = Merged
word-succession-kind-split = Split off
word-doubt-outcome-corrected = Corrected
word-doubt-outcome-still-true = Still true
column-opening-hours-opens = Opens
column-opening-hours-closes = Closes
column-opening-exception-opens = Opens
column-opening-exception-closes = Closes
figures-sum = The row is a sum and is left out.
figures-year = The year is missing or not within 1990–2100: “{ $text }”.
figures-type-missing = The employment type is missing.
figures-product-missing = The product is missing.
figures-type-unknown = The employment type “{ $text }” is not on the list.
figures-product-unknown = The product “{ $text }” is not on the list.
figures-nearest = The nearest is { $name }.
figures-several = Several on the list go by “{ $text }”.
figures-left-out = Left out.
figures-basis = The basis “{ $text }” is not known.
figures-no-number = “{ $text }” is not a number.
figures-not-whole = “{ $text }” is not a whole number.
figures-out-of-range = The figure { $count } is too small or too large.
figures-contradicts = Row { $row } has another figure for the same.
figures-without = Rows without figures: { $rows }
figures-sum-columns = These columns are sums or differences and were left out: { $names }
figures-no-map = --map { $text } cannot be used: there is no such column or name.
figures-left-sheets = There are no figures on these sheets: { $names }
taking-out = Exporting the Excel file…
taking-out-cancel = Cancel the export
file-kind-table = Tables
file-kind-xlsx = Excel file
list-out = Export…
list-out-xlsx = As an Excel file…
list-out-csv = As a CSV file…
list-out-copy = Copy to the clipboard
list-copied = { $count ->
    [one] One row copied to the clipboard with its headings
   *[other] { $count } rows copied to the clipboard with their headings
}
list-none-here = There is no table in this view to export.
list-rows = Rows of the section
list-next-date = Next date
list-late = Late
list-critical = Critical
list-important = Important
list-stand-in-as = Stands in as
list-vouched-on = Verified
list-vouched-by = Verified by
list-owner = Answers for it
list-told = Finding
list-day = Day
list-time = Time
list-done = What was done
list-fields = Changed details
list-state = State
list-step = Step
command-copy-table = Copy the table with its headings
file-kind-csv = CSV file
place-address-book = Address book
book-text = Find
book-role = Role
book-any = All
book-mine = Only my agencies
book-copy = Copy addresses for a blind copy
book-cards = For other programs…
book-outlook = CSV file for Outlook…
book-vcard-four = Cards (vCard 4.0)…
book-vcard-three = Cards for older programs (vCard 3.0)…
book-counts = { $count ->
    [one] One contact, without an e-mail address { $without }
   *[other] { $count } contacts, of whom without an e-mail address { $without }
}
book-open = Show on the agency’s page
book-none = No contacts have been recorded
book-none-help = Add them on the agency’s tab of contact details, or bring them in from a file.
book-nobody = No contact matches what is sought
book-nobody-help = Change what is sought, or show everybody.
book-everybody = Show everybody
file-kind-vcf = Cards
access-held = Has access
access-none = No access
planned-working = Working out what would change…
planned-show-same = Show unchanged ones too
planned-column-place = Place in the file
planned-column-changes = Changes and remarks
planned-column-before = Now
planned-column-after = Imported
register-do = { $count ->
    [one] Import { $count } row
   *[other] Import { $count } rows
}
register-done = { $count ->
    [one] { $count } row was imported from the file { $name }
   *[other] { $count } rows were imported from the file { $name }
}
figures-do = { $count ->
    [one] Import { $count } figure
   *[other] Import { $count } figures
}
figures-done = { $count ->
    [one] { $count } figure was imported from the file { $name }
   *[other] { $count } figures were imported from the file { $name }
}
figures-all-sheets = All with figures
figures-heading-rows = Rows { $row } and { $next }: { $text }
figures-choose-columns = Choose in the columns where the agency and the figures are.
figures-field-type = Employment type
figures-field-product = Product
figures-field-count = Figures
figures-not-listed = Not on the list: { $name }
figures-undecided = Choose what this is
figures-undecided-near = Choose. The nearest is { $name }
figures-add = Add to the list
figures-add-all = Add all to the list
figures-more-unknown = { $count ->
    [one] 1 more is not on the list.
   *[other] { $count } more are not on the list.
}
import-figures = Headcounts and volumes
import-figures-text = Excel (xlsx, xls), LibreOffice (ods) or csv: a figure in each row, or a column for each year, employment type or product.
import-figures-intro = Before saving you see figure by figure what is added and what changes. Verified years are not touched, and the import can be undone as a whole.
import-headcounts-choose = Import headcounts…
import-volumes-choose = Import volumes…
import-rows = Staff, characteristics, prices and pay dates
import-rows-text = Excel (xlsx, xls), LibreOffice (ods) or csv: one row for each employee, characteristic, price or date.
import-agencies-choose = Import agencies…
import-agencies-add = Add to the lists what they do not have yet (ministries, products, our own people)
import-agencies-whose = Whose sheet { $sheet } is
import-agencies-notes = Write what was not recognised into the agency’s notes
import-agencies-left-sheets = No agency was recognised on these sheets, so they are left out: { $names }
import-agencies-left-cells = { $count ->
    [one] { $count } detail was not recognised. It is left out and listed here.
   *[other] { $count } details were not recognised. They are left out and listed here.
}
import-agencies-left = Not recognised
import-agencies-picture = Picture
import-agencies-picture-shared = The same picture is on several sheets, so it is no agency’s logo.
import-agencies-picture-more = The sheet already has another picture, which becomes the logo.
moving-in = Moving in
moving-in-text = Bring in what you have already: the old workbook, lists of contacts, tables of figures and logos.
moving-in-help = Of each file you see before saving what comes of it. The same file can be imported again: nothing comes twice.
moving-in-offer = Do you have a workbook, contacts or figures already? They can be imported one file at a time or as a whole folder.
moving-in-begin = Bring in what you have
moving-in-decline = No, thank you
moving-in-file = Add a file…
moving-in-folder = Add a folder…
moving-in-folder-empty = There are no files in { $name } that could be imported.
moving-in-folder-closed = The folder { $name } cannot be opened. Check that you have access to it.
moving-in-looking = Being looked at…
moving-in-waiting = Waiting
moving-in-previewed = Looked over, not imported
moving-in-brought = Imported
moving-in-left-out = Left out
moving-in-unreadable = Could not be read
moving-in-kind = Choose what the file holds
moving-in-kind-of = What the file holds: { $name }
moving-in-agency-of = Whose logo: { $name }
moving-in-register = Workbook exported from Kortisto
moving-in-picture = Logo
moving-in-preview = Look over and import…
moving-in-preview-this = Look over and import: { $name }
moving-in-logo = Import as logo
moving-in-logo-this = Import as logo: { $name }
moving-in-leave = Leave out
moving-in-leave-this = Leave out: { $name }
moving-in-take-back = Take it in
moving-in-take-back-this = Take it in: { $name }
moving-in-parts = Imported { $brought }, still open { $open }
moving-in-missing = See what is still missing
moving-in-end = The move is done
moving-in-ended = The move is done. Files can be imported below at any time.
file-kind-moved = Tables, contact cards and pictures
import-employees-choose = Import staff…
import-characteristics-choose = Import characteristics…
import-prices-choose = Import unit prices…
import-pay-dates-choose = Import pay dates…
rows-no-columns = Choose which column holds: { $names }
rows-no-months = “{ $text }” is no months. Write numbers, such as 1, 6, 12, or the names of months.
rows-no-round = “{ $text }” is no period of the pay group. Write month and year, such as 3/2027.
rows-no-step = The pay group’s calendar does not have this step.
rows-no-pay-days = There is no pay group “{ $text }”, and the file does not show on which day it is paid. First add the group to the agency’s payroll calendar.
rows-no-time = A pay day has no time of day. Leave the time empty.
rows-no-agreement = The agency does not have this agreement, or none in force on that day.
rows-contradicts = { $count ->
    [one] Row { $rows } says something else of the same, so neither is imported.
   *[other] Rows { $rows } say something else of the same, so none of them is imported.
}
rows-name-kept = In the file the name is “{ $name }”. The agency’s name stays as it is.
rows-take-names = Take the agencies’ names from the file
rows-left-sheets = These sheets were not read: { $names }
rows-not-known = Not known: { $kind } { $name }
rows-add = Add as new
rows-add-all = Add all as new
refused-save = Save the refused rows…
refused-file-name = refused rows
refused-sheet = Refused rows
refused-reason = Why it was not imported
refused-none = There are no refused rows, so no file was made of them.
refused-saved = { $count ->
    [one] { $count } refused row was saved to { $name }
   *[other] { $count } refused rows were saved to { $name }
}
refused-ending = Refused rows can only be saved to an xlsx file, not to one that ends in “{ $ending }”. Nothing was imported.
import-everything = Everything to Excel and back
import-everything-text = The file has a sheet for each kind of record, the logos and charts. The change history is not included. The file can be edited in Excel and imported again: you see before saving what changes.
export-all = Export everything…
import-all-choose = Import an exported file…
operation-people = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
operation-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
export-only = A csv file holds one table. Add --only headcounts or --only volumes, or export to an xlsx file.
export-ending = A file ending in “{ $ending }” cannot be made. Use xlsx or csv, for contacts vcf too.
export-all-ending = The whole register can be exported only to an xlsx file, not to one ending in “{ $ending }”.
import-no-figures = No figures of agencies were found in the file. Say which column holds the agency and which the figures: --map COLUMN=agency and --map COLUMN=count.
figures-list-count = Count
figures-list-note = Note
column-agency-visiting-street = Visiting address
column-agency-visiting-postcode = Visiting address, postal code
column-agency-visiting-city = Visiting address, town
column-agency-postal-street = Postal address
column-agency-postal-postcode = Postal address, postal code
column-agency-postal-city = Postal address, post town
planned-nothing-named = Nothing goes by the name “{ $text }”.
figures-year-verified = The figures of { $year } have been verified. Open them for correction first.
# A damaged file
recovered-whole = Everything was recovered: { $rows } rows.
recovered-rows = { $rows } rows were recovered. { $missing ->
    [0] No row was lost.
    [one] One row was lost.
   *[other] { $missing } rows were lost.
}
recovered-read = { $count } read
recovered-restored = { $count } restored from the history
recovered-lost = { $count } lost
recovered-left-out = { $count } left out, as they belong to what is lost or the history says they were deleted
recovered-parted = { $count } lost their link to another record
recovered-differing = { $count } differ from the history
recovered-log = History: { $read } entries read, { $lost } lost, { $emptied } without details
recovered-pictures = Logos lost: { $count }
recovered-unplaced = Rows of which nobody knows where they belong: { $count }
damaged-title = The file { $file } is damaged
damaged-text = Part of the file can no longer be read. The cause is usually the disk, the network connection, or a program that copied the file in the middle of a save.
damaged-safe = Nothing more is written to the file, so everything that can be read is kept. Text that has not been saved is safe too.
damaged-next = Use a backup, or save what can be read to a new file. The damaged file is kept either way. Ask the group not to use the file meanwhile.
damaged-no-backups = No backups were found in the folder { $folder }.
damaged-put-back = Use this one
damaged-putting-back = Putting the backup in place…
damaged-is-put-back = The backup is in use. The damaged file is kept: { $path }
damaged-is-there-again = The backup is in use.
damaged-save = Save what can be read…
damaged-saving = Reading the file, { $percent }%
damaged-saved = What could be read has been saved: { $file }
damaged-then = Look up in a backup what is missing. Then ask IT support to move the new file to the place of the damaged one.
damaged-open = Open the new file
file-name-recovered = { $name }-recovered.kortisto

# Where the file stands
read-only-locks = Read only: the folder’s locks do not work
error-no-locks = The folder’s locks do not work, so nothing can be saved safely in the file: { $about }
    .safe = The change was not saved. What was saved before is safe, and what you typed is still there.
    .next = Move the file to a network drive whose locks work, or ask IT support to repair the locks.
place-locks = The folder’s locks do not work: { $about }
    .safe = The file is open for reading only, so that nobody writes over another’s changes. What was saved before is safe.
    .next = Ask IT support to repair the locks of the network drive, or move the file to another one. The locks are tried again when the file is opened.
place-synced = The file is in a folder that { $about } copies between computers.
    .safe = What has been saved is safe on this computer. If two people save at the same time, two different files result.
    .next = Move the file to the group’s network drive, which no program copies.
place-copies = Beside the file there are copies that came about when two people saved at the same time: { $about }
    .safe = Nothing has been removed. Some changes may be in the copy only.
    .next = Open the copy, compare it with this file, and correct what is missing. Then move the file to the group’s network drive, which no program copies.
place-clock = This computer’s clock does not agree with the file: the file’s time is { $about }.
    .safe = Saving works, and the order of changes stays right. The dates and times of changes may be wrong.
    .next = Check the computer’s date and time. If they are right, ask IT support to check the clock of the network drive.
status-locks = The folder’s locks do not work
status-synced = The folder is copied between computers
status-copies = There are conflicting copies of the file
status-clock = The computer’s and the file’s clocks differ
cli-locks-hold = The folder’s locks work on this computer.
settings-locks = Try the locks with two computers
settings-locks-help = When the group begins to use a new network drive, try with two computers whether the locks keep two people from saving at the same time.
locks-meet = Press the same button on another computer within two minutes.
locks-hold-together = The folder’s locks work between two computers.
locks-nobody = No other computer joined in within two minutes, so the locks were not tried.
recovered-beginning = The first entry of the history is lost. Backups made earlier can no longer be compared with the new file, and people whose details were erased may be in it again: check, and erase their details again.
locks-untried = The folder’s locks could not be tried. They are tried again when the file is next opened.

# Punctuality as a metric.
agreement-step = Counted from ticks
metric-typed = No, results are typed
metric-measured-help = The result is the share (%) done on time of the step’s ticks in all pay groups. It is not typed, and it does not tell who ticked.
metric-measured-from = Counted from ticks: { $step }
metric-measured = Counted from ticks: { $count } of { $all } on time.
metric-no-ticks = no ticks
metric-result-of = { $name }, result

# Recurring tasks and the tick of the separate report.
recurring-tasks = Recurring tasks
recurring-round = Recurring tasks
recurring-none = There are no recurring tasks. Add for example tax cards, a general raise, holiday bonuses or year-end certificates.
recurring-add = Add a recurring task…
recurring-edit = Edit the recurring task…
recurring-delete = Delete the task and its ticks
recurring-agency = Agency
recurring-of-all = all agencies
recurring-of-this = this agency
recurring-rule = When
recurring-month = Month
recurring-often-yearly = yearly
recurring-often-monthly = monthly
recurring-often-once = once
recurring-yearly = yearly on { $date } { $to }
recurring-monthly = monthly on day { $day } { $to }
recurring-over = comes no more
tick-payer = Payer
tick-of-payer = payer { $payer }, one tick for all groups
table-recurring-task = Recurring task
sheet-recurring-task = Recurring tasks

# The dates of contacts.
contact-follows = End: { $name } as a contact on { $date }
contact-former = former contact
contact-was-until = contact until { $date }
contact-from-to = { $from }–{ $to }
contacts-former = Former contacts ({ $count })

# What is counted in the total of payees.
basis-person-years = Person-years (whole)
lists-counting = In the total of payees
counting-counted = counted in the total
counting-of-which = of which, not counted
counting-beside = beside the total
import-unknown-day = The day cannot be read and is left out: { $text }
import-days-backwards = The last day would come before the first, so the days are left out.
rule-counted-otherwise = These are counted differently in the total of payees. First choose the same way of counting for both in the list in the settings.
figures-of-which = of which { $name }
figures-beside = { $name } (not in the total)
table-employment-counting = How an employment type counts
sheet-employment-counting = Counting of employment
operation-answers-imported = Questionnaire answers imported from a file
answers-field-question = Question
answers-field-key = Kortisto's key
answers-field-said = Kortisto's comparison value
answers-question-missing = The row has no question.
answers-question-unknown = There is no question “{ $text }” in the register. Write it as it stands in the questionnaire.
answers-question-several = Several questions have the text “{ $text }”.
answers-not-asked = The question is not asked in the round { $round }.
answers-round-missing = No round of the questionnaire is open. Open a round first.
answers-round-unknown = There is no round “{ $text }” in the register.
answers-round-several = There are several rounds. Choose which round the answers belong to.
answers-round-closed = The round { $round } is closed and takes no more answers. If the answer is to be imported, reopen the round first.
answers-other-file = The row is not recognised: it was exported from another register, or its round, question or agency has been deleted.
answers-both = The row has an answer and is also marked as having nothing special. Leave one of the two.
answers-contradicts = Row { $row } has another answer to the same question.
answers-meanwhile = Somebody has answered otherwise in the register since the form was exported. Nothing was chosen.
answers-notice-other-file = The form has rows that are not from this register. Check that the file and the open register belong together.
answers-notice-closed = The form is from the round { $round }, which is closed.
answers-notice-older = The form is from the round { $round }; a newer round has been opened since.
answers-overwrite = Also replace answers that have been changed since the form was exported
answers-choose-columns = Choose which columns hold the agency, the question and the answer.
answers-all-sheets = All with answers
answers-round-choose = Choose a round
answers-without = Rows with neither a question nor an answer: { $rows }
answers-none-found = No answers to the questionnaire were found in the file. Say which columns hold the agency, the question and the answer: --map COLUMN=agency, --map COLUMN=question and --map COLUMN=answer.
answers-do = { $count ->
    [one] Import { $count } answer
   *[other] Import { $count } answers
}
answers-done = { $count ->
    [one] { $count } answer was imported from { $name }
   *[other] { $count } answers were imported from { $name }
}
import-answers = Questionnaire answers
import-answers-text = A form that was exported from the questionnaire and filled in, or a list of agency, question and answer (xlsx, xls, ods or csv).
import-answers-intro = Before saving you see answer by answer what is added and what changes. An empty cell deletes no answer, and the import can be undone as a whole.
import-answers-choose = Import a filled-in form…
questionnaire-export = Export to fill in…
questionnaire-export-all = Export to a folder…
questionnaire-sheet-due = Answers by { $date }.
questionnaire-sheet-how = Write in the yellow cells whose heading says “write here” or “mark with x”. The other cells are locked. Return the file or the paper filled in to the supervisor.
questionnaire-sheet-help = Help
questionnaire-sheet-write = { $name } – write here
questionnaire-sheet-tick = { $name } – mark with x
questionnaire-sheet-before = Last time ({ $round }):
questionnaire-no-open-round = No round of the questionnaire is open, so there is nothing to export.
questionnaire-not-asked = { $name } is not responsible for any agency in this round.
questionnaire-export-ending = The questionnaire can be exported to an xlsx file or a folder, not to a file ending in “{ $ending }”.
setting-figures-year = Opened year of figures
file-kind-folder = Folder
picking-this-folder = Choose this folder
picking-folder = Choose a folder
picking-folder-name = Name or path of the folder
picking-folder-empty = The folder has no other folders.
new-year = New year
new-year-title = Figures for { $year }
new-year-help = Which years are shown, from whom figures are waited for, and what stands out against the year before.
new-year-back = Back to the figures
new-year-shown = Years shown
new-year-shown-years = The figures of agencies show the years { $from }–{ $to }, and later ones that have figures.
new-year-calendar = A year opens by itself once it is over. The year { $year } opened on 1 January { $next }.
new-year-opened = The year { $year } has been opened although it is not over yet.
new-year-open = Open the year { $year }
new-year-close = Close the year { $year }
new-year-missing = From whom figures are waited for
new-year-delivered = Complete { $count }
new-year-partly = Partly missing { $count }
new-year-nothing = No figures { $count }
new-year-progress = Figures of { $done } / { $all } agencies
new-year-all-in = All figures are in
new-year-all-in-help = The year { $year } has a figure for everything that had one in { $before }.
new-year-nobody = No figures are expected for { $year }
new-year-nobody-help = No agency was a client then.
new-year-person = Agencies { $agencies } · missing figures { $figures }
new-year-no-figures = no figures for this or the previous year
new-year-was = { $subject } ({ $year }: { $count })
new-year-copy = Copy the list
new-year-mail = Send the list by e-mail
new-year-save = Save the list to Excel
new-year-save-all = Save everybody's lists to a folder…
new-year-matters = Note as open matters
new-year-file = Missing figures
new-year-list-title = Missing figures of { $year }
new-year-list-hint = Enter the figures in the register or send them to the supervisor. The figure of the year before is in brackets.
new-year-previous = Figure of the year before
new-year-findings = What stands out against the year before
new-year-rules = Shown are headcounts that have changed by more than { $percent }% and { $heads } people, volumes that have changed by more than { $percent }% and { $volumes } transactions, and figures that were there the year before and are missing now.
new-year-nothing-stands-out = No figure differs that much from the year before.
new-year-column-figure = Which figure
new-year-column-rule = Why it is here
new-year-every-figure = all figures
new-year-rule-jump-heads = Changed by more than { $percent }% and { $least } people
new-year-rule-jump-volumes = Changed by more than { $percent }% and { $least } transactions
new-year-running = The year is not over yet
new-year-rule-gone = Was there the year before, is missing now
new-year-rule-agency-gone = The agency has no figures; the year before there were { $count }
