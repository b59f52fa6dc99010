# Rhoi adborth: dechrau, yr holiadur, gwirio, y derbynneb. `ti` i blant a phobl ifanc, `chi` i rieni.
give-title = Cwestiynau
give-title-check = Gwirio
give-title-sent = Diolch
give-error-prefix = Gwall: { $title }
give-about = Am: { $service }
give-about-unknown = Am wasanaeth i blant a theuluoedd

give-who = Pwy sy’n ateb?
give-who-child = Plentyn
give-who-child-hint = 4 i 10 oed
give-who-young = Person ifanc
give-who-young-hint = 11 i 25 oed
give-who-parent = Rhiant, gofalwr neu aelod o’r teulu
give-who-parent-hint = Hefyd os ydych chi’n disgwyl babi, neu os nad yw eich plentyn yn byw gyda chi nawr
give-who-helping = Os ydych chi’n helpu plentyn neu berson ifanc, dewiswch y dudalen sydd ar eu cyfer nhw. Mae’r dudalen yn gofyn pwy sy’n helpu.
give-no-trace = Does dim angen enw na chyfrif. Dydyn ni’n cadw dim byd ar y ffôn neu’r cyfrifiadur hwn. Efallai bydd y dudalen yn hanes y porwr.
give-wrong-service = Gwasanaeth arall?

give-progress = Cam { $step } o { $of }
give-next = Nesaf
give-back = Yn ôl
give-start = Dechrau
give-check = Gwirio
give-finish-now = Gorffen a gwirio

give-step-before = Cyn dechrau
give-step-who = { $audience ->
    [child] Pwy sy’n helpu
   *[parent] Pwy sy’n ateb, a phryd
}
give-step-kind = Pobl garedig
give-step-know = Gwybod beth sy’n digwydd
give-step-help = Cael help
give-step-listen = Pobl yn gwrando
give-step-talk = Siarad â rhywun
give-step-agencies = { $audience ->
    [child] Y bobl sy’n dy helpu di
   *[parent] Pwy sydd wedi bod yn helpu
}
give-step-safe = Teimlo’n ddiogel
give-step-words = { $audience ->
    [parent] Yn eich geiriau chi
   *[child] Yn dy eiriau di
}
give-step-last = Cyn gorffen

give-before-slow = Does neb yn darllen hwn yn syth. Bydd rhywun yn dechrau darllen { $when }.
give-before-who = { $audience ->
    [child] Oedolion sydd ddim yn gweithio gyda ti sy’n ei ddarllen. Maen nhw’n tynnu enwau allan.
    [young-person] Pobl sydd wedi’u hyfforddi sy’n ei ddarllen, nid y bobl sy’n gweithio gyda ti. Maen nhw’n tynnu enwau allan. Mae’r gwasanaeth yn gweld crynodeb o eiriau pump neu fwy o bobl, a brawddeg os wyt ti’n cytuno.
   *[parent] Pobl sydd wedi’u hyfforddi sy’n ei ddarllen, nid y bobl sy’n gweithio gyda chi. Maen nhw’n tynnu enwau allan. Mae’r gwasanaeth yn gweld crynodeb o eiriau pump neu fwy o bobl, a brawddeg os ydych chi’n cytuno.
}
give-before-harm = { $audience ->
    [child] Os wyt ti’n dweud wrthon ni bod rhywun yn cael ei frifo, byddwn ni’n dweud wrth bobl sy’n gallu helpu.
    [young-person] Os wyt ti’n dweud wrthon ni bod rhywun yn cael niwed, mae’n rhaid i ni ddweud wrth bobl sy’n gallu helpu.
   *[parent] Os ydych chi’n dweud wrthon ni bod rhywun yn cael niwed, mae’n rhaid i ni ddweud wrth bobl sy’n gallu helpu.
}
give-before-file = { $audience ->
    [child] Dydy dy atebion ddim yn mynd i dy ffeil, oni bai bod rhaid er mwyn cadw rhywun yn ddiogel.
    [young-person] Dydy dy atebion ddim yn mynd i dy ffeil nac i’r llys, oni bai bod rhaid er mwyn cadw rhywun yn ddiogel.
   *[parent] Dydy eich atebion ddim yn mynd i’ch ffeil nac i’r llys, oni bai bod rhaid er mwyn cadw rhywun yn ddiogel.
}
give-before-stop = { $audience ->
    [parent] Cewch stopio unrhyw bryd, a gadael unrhyw gwestiwn heb ei ateb.
   *[child] Cei di stopio unrhyw bryd, a gadael unrhyw gwestiwn heb ei ateb.
}
give-short = Tua 3 munud.
give-longer = Mwy o gwestiynau (tua 8 munud)
give-help-now = Help nawr

give-right = { $audience ->
    [parent] Hawl eich plentyn
   *[child] Dy hawl di
}
give-right-article = Erthygl { $article }
give-right-grown = Mae hawliau’r Confensiwn yn para nes dy fod ti’n 18. Wedyn mae Deddf Gwasanaethau Cymdeithasol a Llesiant (Cymru) 2014 a’r Ddeddf Hawliau Dynol yn dal i dy amddiffyn di.
give-more = Dweud mwy

give-agencies-hint = Mae dewis mwy nag un yn iawn.
give-safe-read = Gall fod yn dipyn o amser cyn i rywun ddarllen hwn. Bydd rhywun yn dechrau darllen { $when }.
give-safe-unseen = Ar ôl pwyso Gwirio, fyddwn ni ddim yn dangos yr atebion ar y dudalen hon eto. Cyn hynny, gall rhywun sy’n dod yn ôl i’r dudalen hon eu gweld.
give-safe-kept = { $audience ->
    [parent] Rydych chi wedi ateb y dudalen hon. Dydyn ni ddim yn dangos yr atebion eto. Os atebwch chi eto, yr ateb newydd sy’n cyfrif.
   *[child] Rwyt ti wedi ateb y dudalen hon. Dydyn ni ddim yn dangos dy atebion eto. Os atebi di eto, yr ateb newydd sy’n cyfrif.
}
give-safe-forget = Wedi newid meddwl?
give-safe-forget-all = Dileu pob ateb a gafodd ei roi ar y dudalen hon o’r blaen
give-button-about = Mae’n iawn i ti ddweud. Cofia bwyso Anfon ar y diwedd hefyd.
give-words-about = Hir neu fyr, yn Gymraeg neu yn Saesneg. Does dim ots am y sillafu.
give-about-you = { $audience ->
    [parent] Amdanoch chi
   *[child] Amdanat ti
}
give-about-you-why = Does dim rhaid ateb. Mae’r atebion hyn yn cael eu cadw ar wahân i’r geiriau.
give-allow = Beth gawn ni ei wneud?
give-our-pages = Adborth yw hwn, nid cwyn. Mae’r dudalen help yn dweud sut i gwyno.

give-errors = Mae rhywbeth i’w gywiro
give-error-nothing = Does dim byd i’w anfon eto. Beth am ateb un cwestiwn, neu ysgrifennu rhywbeth?
give-error-choice = Rhaid dewis un o’r atebion sydd yma.
give-error-again = Mae’n ddrwg gennym ni. Aeth yr atebion am deimlo’n ddiogel ar goll ar y ffordd. Mae angen eu rhoi eto.
give-error-long = Mae hwn yn rhy hir. Mae lle i { $limit } o lythrennau a bylchau. Nifer i’w dynnu allan: { $over }.

give-check-heading = Gwirio cyn anfon
give-check-lead = Fel hyn y bydd yn cael ei anfon. Does dim wedi’i anfon eto.
give-check-browser = I newid rhywbeth, mae botymau ar y dudalen hon. Gallai botwm Yn ôl y porwr golli’r atebion.
give-change = Newid
give-take-out = Dileu
give-unanswered = Heb ei ateb
give-check-own = { $audience ->
    [parent] I chi yn unig
   *[child] I ti yn unig
}
give-check-own-answered = Wedi’i ateb. Dydy’r ateb ddim yn cael ei ddangos yma.
give-check-silence = Heb ei ateb: mae hynny’n golygu na.
give-check-take-back = { $audience ->
    [parent] Gallwch dynnu hwn yn ôl wedyn gyda’ch rhif. Ond os dywedoch chi y gallai rhywun fod mewn perygl, gall y bobl sy’n gweithio i gadw pobl yn ddiogel ei ddarllen o hyd.
   *[child] Gelli di dynnu hwn yn ôl wedyn gyda dy rif. Ond os dywedaist ti nad yw rhywun yn ddiogel, gall y bobl sy’n gweithio i gadw pobl yn ddiogel ei ddarllen o hyd.
}
give-check-not-worker = { $audience ->
    [parent] Os gofynnoch chi am gadw hwn oddi wrth y bobl sy’n gweithio gyda chi, rhywun y tu allan i’r gwasanaeth sy’n ei ddarllen. Fyddan nhw ddim yn cael gwybod, oni bai bod rhaid er mwyn cadw rhywun yn ddiogel.
   *[child] Os gofynnaist ti am gadw hwn oddi wrth y bobl sy’n gweithio gyda ti, rhywun y tu allan i’r gwasanaeth sy’n ei ddarllen. Fyddan nhw ddim yn cael gwybod, oni bai bod rhaid er mwyn cadw rhywun yn ddiogel.
}
give-check-quote = Gallai pawb weld un frawddeg, ar ôl tynnu enwau allan.
give-check-show = { $audience ->
    [parent] Gallai unrhyw un sydd â’ch rhif ddarllen eich geiriau.
   *[child] Gallai unrhyw un sydd â dy rif ddarllen dy eiriau.
}
give-send = Anfon
give-conflict = Mae rhywbeth arall wedi cael ei anfon o’r ffurflen hon o’r blaen, ac mae hwnnw’n ddiogel. Mae modd anfon hwn hefyd, fel rhywbeth newydd.
give-unavailable = Doedd dim modd anfon hwn. Does dim wedi mynd ar goll: mae’r cyfan yma. Beth am aros munud a phwyso Anfon eto? Dim ond unwaith y bydd yn cyrraedd.
give-unsure = Dydyn ni ddim yn siŵr a wnaeth hwn gyrraedd. Beth am bwyso Anfon eto? Dim ond unwaith y bydd yn cyrraedd.
give-withdrawn = Cafodd hwn ei anfon o’r blaen, a’i dynnu’n ôl. Mae modd ei anfon eto, fel rhywbeth newydd.
give-when-unknown = cyn gynted â phosib
give-slow = Mae llawer wedi cael ei anfon o’r un lle. Dydy hwn ddim wedi mynd ar goll: mae’r cyfan yma. Beth am aros deg munud a phwyso Anfon eto?
give-closed = Dydy’r gwasanaeth hwn ddim yn cymryd adborth nawr, felly doedd dim modd anfon hwn. Mae’r geiriau yma o hyd, i’w copïo.

give-sent = Diolch am ddweud wrthon ni. Mae wedi cyrraedd.
give-your-number = { $audience ->
    [parent] Eich rhif
   *[child] Dy rif
}
give-number-keep = { $audience ->
    [child] Ysgrifenna’r rhif ar gerdyn. Rho’r cerdyn mewn lle saff. Allwn ni ddim dangos y rhif eto.
    [young-person] Ysgrifenna’r rhif ar gerdyn, a chofia ble rwyt ti’n ei roi. Allwn ni ddim dangos y rhif eto.
   *[parent] Ysgrifennwch y rhif ar gerdyn, a chofiwch ble rydych chi’n ei roi. Allwn ni ddim dangos y rhif eto.
}
give-number-use = { $audience ->
    [parent] Gyda’r rhif gallwch weld beth ddigwyddodd, neu dynnu hwn yn ôl. Gall unrhyw un arall sydd â’r rhif wneud yr un peth.
   *[child] Gyda’r rhif gelli di weld beth ddigwyddodd, neu dynnu hwn yn ôl. Gall unrhyw un arall sydd â’r rhif wneud yr un peth.
}
give-next-heading = Beth sy’n digwydd nesaf
give-next-read = Bydd rhywun yn dechrau darllen { $when }. Mae’r rhai sy’n sôn am berygl yn cael eu darllen gyntaf.
give-next-read-by = Dylai rhywun ei ddarllen erbyn { $date }.
give-next-hide = Bydd enwau’n cael eu tynnu allan.
give-next-answer = { $audience ->
    [parent] Gyda’ch rhif, gallwch weld erbyn { $date } a oes ateb.
   *[child] Gyda dy rif, gelli di weld erbyn { $date } a oes ateb.
}
give-calendar = Rhoi’r dyddiad mewn calendr
give-calendar-about = “Nodyn” yw’r unig air yn y calendr. Dydy’r rhif ddim yno.
give-calendar-entry = Nodyn
give-trace-heading = Cyn gadael y dudalen hon
give-trace = { $audience ->
    [parent] Caewch y dudalen hon ar ôl ysgrifennu’r rhif. Os pwyswch chi fotwm Yn ôl y porwr, efallai bydd yn cynnig anfon y ffurflen eto, a gallai geiriau ac atebion ddod yn ôl ar y sgrin. Allwn ni ddim atal hynny, na dileu hanes y porwr.
   *[child] Cau’r dudalen hon ar ôl ysgrifennu’r rhif. Os wyt ti’n pwyso botwm Yn ôl y porwr, efallai bydd yn cynnig anfon y ffurflen eto, a gallai geiriau ac atebion ddod yn ôl ar y sgrin. Allwn ni ddim atal hynny, na dileu hanes y porwr.
}
give-come-back = Gweld beth ddigwyddodd, gyda’r rhif

give-line-text = Tecstio { $number }
give-line-chat = Sgwrsio ar-lein
give-line-call = Ffonio { $number }
