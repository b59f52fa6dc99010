# Releasing a quarter.
staff-blocker-not-over = Dydy’r chwarter ddim wedi dod i ben eto.
staff-blocker-no-figures = Does dim ffigurau eto: mae llai na phum darn o adborth wedi dod gan bobl ar eu pen eu hunain.
staff-blocker-summaries = Crynodebau sy’n aros am ail ddarllenydd: { $count }
staff-blocker-replies = Ymatebion sy’n aros am gymedrolwr: { $count }
staff-blocker-released = Mae wedi’i gyhoeddi, a does dim wedi newid ers hynny.
staff-release-see = Gweld y cyhoeddiad
staff-release-done = Wedi’i gyhoeddi. Gall unrhyw un ei ddarllen nawr, yn y ddwy iaith.
staff-release-refused = Heb ei gyhoeddi: mae rhywbeth yn rhwystro.
staff-release-summaries = Crynodebau’n barod
staff-release-replies = Ymatebion yn barod
staff-release-waits = Dyma sy’n rhwystro:
staff-release-ready = Yn barod i’w gyhoeddi
staff-release-hint = Bydd pawb yn gallu darllen y crynodebau, yr ymatebion a’r ffigurau hyn. Dydy cyhoeddiad byth yn cael ei newid: fersiwn newydd yw cywiriad.
staff-release-do = Cyhoeddi’r misoedd hyn
