# A manager’s themes and replies.
staff-reply-to = Ymateb: { $theme }
staff-reply-again = Ailysgrifennu’r ymateb hwn: { $theme }
staff-reply-returned = Wedi’i anfon yn ôl
staff-replies-returned = Mae ymatebion wedi’u hanfon yn ôl i’w hailysgrifennu
staff-replies-returned-in = { $months }: { $count }
staff-reply-hint = Dywedwch hyn fel bod rhiant yn deall ar unwaith, yn y ddwy iaith. Bydd cymedrolwr yn ei ddarllen gyntaf.
staff-reply-kind = Beth mae’r ymateb yn ei ddweud?
staff-reply-when = Erbyn pryd
staff-reply-when-hint = Dim ond ar gyfer yr hyn fydd yn newid.
staff-reply-send = Anfon yr ymateb i gael ei ddarllen
staff-reply-sent = Wedi’i anfon. Bydd cymedrolwr yn ei ddarllen cyn neb arall.
staff-themes-none = Does dim crynodeb o’r misoedd hyn yn barod eto.
staff-drawn-from = Mae pum darn o adborth neu fwy y tu ôl i hwn.
staff-figures = Ffigurau
staff-figures-none = Does dim modd dangos ffigurau o’r misoedd hyn eto.
staff-figures-link = Gweld ffigurau’r misoedd hyn
staff-figures-when = Wedi’u gwneud ar ddechrau mis, a dim ond pan oedd o leiaf 10 darn o adborth wedi dod neu fynd. Pobl ddewisodd ateb.
staff-figures-year-instead = Mae rhy ychydig wedi ateb yn y misoedd hyn, felly dyma’r flwyddyn gyfan.
staff-figures-whole = Yr awdurdod cyfan, i gymharu
staff-my-services = Eich gwasanaethau
staff-themes-of = Am: { $service }
commitments = Ymrwymiadau
commitments-lead = Mae pob ymateb sy’n dweud beth fydd yn newid yn gwneud ymrwymiad. Dywedwch sut mae’n mynd: gall pawb ei ddarllen ar ôl iddo gael ei gyhoeddi.
commitments-none = Does dim ymrwymiad wedi’i wneud eto.
commitments-totals = Wedi’u gwneud: { $made }. Cyflawnwyd mewn pryd: { $kept }. Cyflawnwyd yn hwyr: { $late }. Dros amser: { $overdue }. Rhoddwyd y gorau iddyn nhw: { $given_up }.
commitments-median = Cymerodd hanner y rhai sydd wedi’u cyflawni { $days } diwrnod neu lai.
commitment = Ymrwymiad
commitment-what = Beth gafodd ei addo
commitment-service = Pwy addawodd
commitment-of-council = Y cyngor
commitment-by = Erbyn
commitment-made = Addawyd ar
commitment-standing = Sut mae’n sefyll
commitment-due-today = Heddiw yw’r diwrnod
commitment-due = { $days ->
    [zero] Heddiw yw’r diwrnod
    [one] { $days } diwrnod ar ôl
    [two] { $days } ddiwrnod ar ôl
    [few] { $days } diwrnod ar ôl
    [many] { $days } diwrnod ar ôl
   *[other] { $days } diwrnod ar ôl
}
commitment-overdue = { $days ->
    [zero] { $days } diwrnod dros amser
    [one] { $days } diwrnod dros amser
    [two] { $days } ddiwrnod dros amser
    [few] { $days } diwrnod dros amser
    [many] { $days } diwrnod dros amser
   *[other] { $days } diwrnod dros amser
}
commitment-kept = Cyflawnwyd mewn pryd
commitment-kept-late = { $days ->
    [zero] Cyflawnwyd, { $days } diwrnod yn hwyr
    [one] Cyflawnwyd, { $days } diwrnod yn hwyr
    [two] Cyflawnwyd, { $days } ddiwrnod yn hwyr
    [few] Cyflawnwyd, { $days } diwrnod yn hwyr
    [many] Cyflawnwyd, { $days } diwrnod yn hwyr
   *[other] Cyflawnwyd, { $days } diwrnod yn hwyr
}
commitment-given-up = Rhoddwyd y gorau iddo
commitment-not-public = Dydy hwn ddim yn gyhoeddus eto: bydd yn cael ei ddangos gyda chyhoeddiad ei fisoedd.
commitment-owner = Pwy sy’n gofalu amdano
commitment-owner-none = Neb wedi’i enwi eto
commitment-owner-cy = Pwy sy’n gofalu amdano, yn Gymraeg
commitment-owner-en = Pwy sy’n gofalu amdano, yn Saesneg
commitment-owner-hint = Swydd, fel “Pennaeth Cymorth Cynnar”. Byth enw person.
commitment-programme = Rhaglen
commitment-priority = Blaenoriaeth y cyngor
commitment-funding = O ble mae’r arian yn dod
commitment-funding-hint = Dim ond os yw’n hysbys. Staff sy’n ei weld.
commitment-none-chosen = Dim un
commitment-families = Beth ddywedodd teuluoedd
commitment-since = Beth sydd wedi’i ddweud amdano ers hynny
commitment-since-none = Dim byd eto.
commitment-say = Dweud sut mae’n mynd
commitment-say-again = Ysgrifennu hwn o’r newydd
commitment-say-what = Beth ydych chi eisiau ei ddweud?
commitment-say-on = Ar ba ddiwrnod
commitment-say-on-hint = Y diwrnod sydd wedi’i gynllunio ar gyfer cam, neu’r diwrnod y cafodd ei gyflawni neu y rhoddwyd y gorau iddo.
commitment-say-send = Anfon i gael ei ddarllen
commitment-saved = Cadwyd. Bydd cymedrolwr yn darllen beth ddywedoch chi cyn i neb arall ei weld.
commitment-about = Pwy sy’n gofalu amdano, ac i beth mae’n perthyn
commitment-about-save = Cadw
commitment-kind-milestone = Cam ar y ffordd
commitment-kind-milestone-hint = Beth sy’n dod nesaf, ac erbyn pryd.
commitment-kind-progress = Pa mor bell mae wedi mynd
commitment-kind-progress-hint = Beth sydd wedi’i wneud hyd yma, a beth sy’n dangos hynny.
commitment-kind-kept = Mae wedi’i gyflawni
commitment-kind-kept-hint = Dywedwch beth sy’n wahanol nawr i deuluoedd.
commitment-kind-given-up = Dydy hyn ddim yn mynd i ddigwydd
commitment-kind-given-up-hint = Dywedwch pam. Gall pawb ddarllen hyn.
commitment-entry-milestone = Cam sydd wedi’i gynllunio ar gyfer { $date }
commitment-entry-progress = Pa mor bell roedd wedi mynd ar { $date }
commitment-entry-kept = Cyflawnwyd ar { $date }
commitment-entry-given-up = Rhoddwyd y gorau iddo ar { $date }
staff-home-commitments = { $count } heb eu cyflawni eto
staff-home-commitments-overdue = { $count } dros amser
# Bwrdd y rheolwr, a thudalen thema.
board = Bwrdd themâu
board-new = Beth sy’n newydd
board-new-since = Beth sy’n newydd ers i chi fod yma { $when }
board-new-none = Does dim byd newydd.
board-new-summary = Crynodeb: { $named }
board-entry-read = Wedi’i ddarllen
board-promise = { $theme }: ymrwymiad erbyn { $date }
board-owed = Beth sydd i chi ei wneud
board-owed-none = Does dim byd yn aros amdanoch chi.
board-owed-replies = Ymatebion
board-owed-reply = Ymateb i: { $named }
board-returned = Ailysgrifennu’r ymateb i: { $named }
board-said = Beth ddywedodd teuluoedd: { $months }
board-all = Pob un
board-right = Hawl sy’n cael ei chodi
board-who = Pwy
board-said-table = Beth helpodd, beth wnaeth bethau’n anoddach a beth ddylai newid, ochr yn ochr
board-said-not-shown = Dydy’r ffigurau am y thema hon ddim yn cael eu dangos (rhy ychydig o bobl).
board-over-time = { $theme } dros amser
board-replies = { $count ->
    [zero] Does neb wedi ymateb eto.
    [one] { $count } ymateb.
    [two] { $count } ymateb.
    [few] { $count } ymateb.
    [many] { $count } ymateb.
   *[other] { $count } ymateb.
}
board-changed = Beth sydd wedi newid
board-changed-none = Does dim newid i’w weld heblaw’r hyn sy’n digwydd ar hap, neu does dim digon o chwarteri i ddweud.
board-changed-link = Gweld pob cwestiwn dros amser
theme-said = Beth ddywedodd teuluoedd, a beth ddaeth ohono
theme-said-none = Does dim crynodeb o’r thema hon yn barod eto.
theme-no-reply = Does neb wedi ymateb eto.
theme-came-of-it = Beth gafodd ei addo, a beth ddaeth ohono
theme-figures = Y ffigurau dros amser
theme-rights = Hawliau mae’r thema hon yn eu cyffwrdd
theme-rights-lead = Codi hawl mae adborth: dydy e byth yn dangos bod hawl wedi’i pharchu neu heb ei pharchu.
theme-rights-of = Y rhai a gododd bob hawl, ar unrhyw thema: { $months }
theme-right-raised = { $who }. Helpodd: { $helped }. Gwnaeth bethau’n anoddach: { $harder }.
theme-questions = Cwestiynau allweddol mae’n rhoi ateb iddyn nhw
theme-questions-none = Dydy geiriau teuluoedd am y thema hon ddim yn ateb yr un o’r cwestiynau allweddol.
theme-question-a-little = Dim ond ychydig mae geiriau teuluoedd yn gallu ei ddweud am hyn.
notice-title = Dydy hyn ddim yn aros am ddiwedd y chwarter
notice-lead = Mae pum darn o adborth neu fwy wedi sôn yn ddiweddar am broblemau o’r math hwn, ac mae angen edrych ar hyn heddiw. Does dim geiriau, rhifau nac enwau yma.
notice-about = { $theme }: { $service }
notice-since = Hysbysiad ar { $date }
notice-nobody = Does neb wedi dweud beth wnaethon nhw eto.
notice-did = { $who }, { $date }
notice-ask = Beth ydych chi wedi’i wneud oherwydd hyn?
notice-hint = Brawddeg neu ddwy, i reolwyr y gwasanaeth a’r cyfarwyddwr. Dim enwau. Hyd at 500 nod.
notice-say = Cadw beth wnaethoch chi
notice-problem = Ysgrifennwch beth wnaethoch chi, hyd at 500 nod
views = Golygon wedi’u cadw
views-lead = Dim ond chi sy’n gweld y rhain. Mae golwg yn cadw’r misoedd, y gwasanaeth, y thema a’r hawl rydych chi wedi’u dewis.
views-none = Does dim golwg wedi’i gadw eto.
views-name = Enw i’r olwg hon
views-keep = Cadw’r olwg hon
views-remove-this = Tynnu { $name }
views-problem = Rhowch enw hyd at 60 nod; gallwch chi gadw 20 golwg
staff-home-board = Beth sy’n newydd, beth sydd i’w wneud, a beth ddywedodd teuluoedd
staff-home-notices = { $count ->
    [zero] Does dim hysbysiad yn aros
    [one] { $count } hysbysiad yn aros am yr hyn gafodd ei wneud
    [two] { $count } hysbysiad yn aros am yr hyn gafodd ei wneud
    [few] { $count } hysbysiad yn aros am yr hyn gafodd ei wneud
    [many] { $count } hysbysiad yn aros am yr hyn gafodd ei wneud
   *[other] { $count } hysbysiad yn aros am yr hyn gafodd ei wneud
}
weekly = Neges e-bost bob wythnos
weekly-not-set-up = Does dim e-bost wedi’i osod ar gyfer Clywed yma.
weekly-off = Dydych chi ddim yn cael neges e-bost bob wythnos.
weekly-on = Rydych chi’n cael neges e-bost ar fore Llun, os oes rhywbeth yn aros amdanoch chi.
weekly-about = Dim ond “Agorwch Clywed” mae’n ei ddweud.
weekly-address = Eich cyfeiriad ar gyfer negeseuon
weekly-ask = Anfonwch neges ataf i bob wythnos
weekly-stop = Peidiwch ag anfon neges bob wythnos
