; The installer for Windows, for one user and without an administrator: `packaging/windows/build` makes it.
;
;     kortisto-VERSION-setup.exe        asks where nothing is to be asked: it shows what it does
;     kortisto-VERSION-setup.exe /S     shows nothing; ends with 0, or with 3 where the program is running
;     … /S /D=C:\where                  installs there, this option last and without quotation marks
;
; A newer one is installed over an older one. What the user has chosen, drafts and registers stay as they are, here and
; when it is removed.

Unicode true
Target amd64-unicode
; Packing well takes minutes, which only whoever gives it out has to wait.
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
ManifestDPIAware true
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Kortisto"
!define KIND "Kortisto.Register"
!define CLASSES "Software\Classes"

Name "Kortisto"
BrandingText "Kortisto ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Kortisto"
; Where it is already, there it is brought up to date.
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "Kortisto"
VIAddVersionKey /LANG=0 "FileDescription" "Kortisto"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT OR Apache-2.0"

!ifdef SIGN
  !uninstfinalize '"${SIGN}" "%1"'
!endif

!define MUI_ICON "${ROOT}/assets/icon/kortisto.ico"
!define MUI_UNICON "${ROOT}/assets/icon/kortisto.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\kortisto.exe"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first is for every other language of the system.
!insertmacro MUI_LANGUAGE "Finnish"
!insertmacro MUI_LANGUAGE "Swedish"
!insertmacro MUI_LANGUAGE "English"

LangString Running ${LANG_FINNISH} "Kortisto on käynnissä. Tallenna ja sulje sen ikkunat, ja valitse sitten Yritä uudelleen. Mitään ei ole muutettu."
LangString Running ${LANG_SWEDISH} "Kortisto är igång. Spara och stäng dess fönster och välj sedan Försök igen. Ingenting har ändrats."
LangString Running ${LANG_ENGLISH} "Kortisto is running. Save and close its windows, then choose Retry. Nothing has been changed."
LangString KindOfFile ${LANG_FINNISH} "Kortisto-tiedosto"
LangString KindOfFile ${LANG_SWEDISH} "Kortistofil"
LangString KindOfFile ${LANG_ENGLISH} "Kortisto file"
LangString ToolTip ${LANG_FINNISH} "Palveluryhmän kortisto asiakasvirastoista"
LangString ToolTip ${LANG_SWEDISH} "Servicegruppens register över kundämbetsverken"
LangString ToolTip ${LANG_ENGLISH} "The service group’s register of client agencies"

; A program that runs cannot be written to.
!macro UntilClosed un
Function ${un}UntilClosed
  Push $0
  again:
  ClearErrors
  IfFileExists "$INSTDIR\kortisto.exe" 0 closed
  FileOpen $0 "$INSTDIR\kortisto.exe" a
  IfErrors running
  FileClose $0
  IfFileExists "$INSTDIR\kortisto-cli.exe" 0 closed
  FileOpen $0 "$INSTDIR\kortisto-cli.exe" a
  IfErrors running
  FileClose $0
  Goto closed
  running:
  IfSilent silent
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" IDRETRY again
  silent:
  SetErrorLevel 3
  Quit
  closed:
  ClearErrors
  Pop $0
FunctionEnd
!macroend
!insertmacro UntilClosed ""
!insertmacro UntilClosed "un."

Function .onInit
  SetShellVarContext current
  Call UntilClosed
FunctionEnd

Function un.onInit
  SetShellVarContext current
  Call un.UntilClosed
FunctionEnd

Section
  SetOutPath "$INSTDIR"
  File "${PROGRAMS}/kortisto.exe"
  File "${PROGRAMS}/kortisto-cli.exe"
  File "${ROOT}/LICENSE-MIT"
  File "${ROOT}/LICENSE-APACHE"
  File "${ROOT}/assets/licences.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Kortisto.lnk" "$INSTDIR\kortisto.exe" "" "$INSTDIR\kortisto.exe" 0 SW_SHOWNORMAL "" "$(ToolTip)"

  ; Its files open at a double click, with an icon of their own: the second resource of the program.
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(KindOfFile)"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" '"$INSTDIR\kortisto.exe",-2'
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\kortisto.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.kortisto" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\.kortisto\OpenWithProgids" "${KIND}" ""
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Kortisto"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" '"$INSTDIR\kortisto.exe",0'
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Kortisto"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

; Only what was installed goes, by name: whatever else somebody keeps in the folder stays, and the folder with it.
Section "Uninstall"
  Delete "$INSTDIR\kortisto.exe"
  Delete "$INSTDIR\kortisto-cli.exe"
  Delete "$INSTDIR\LICENSE-MIT"
  Delete "$INSTDIR\LICENSE-APACHE"
  Delete "$INSTDIR\licences.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Kortisto.lnk"

  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegValue HKCU "${CLASSES}\.kortisto\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.kortisto\OpenWithProgids"
  ; Whoever has given the files to another program keeps that.
  ReadRegStr $0 HKCU "${CLASSES}\.kortisto" ""
  StrCmp $0 "${KIND}" 0 others
  DeleteRegValue HKCU "${CLASSES}\.kortisto" ""
  DeleteRegKey /ifempty HKCU "${CLASSES}\.kortisto"
  others:
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
