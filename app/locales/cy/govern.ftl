# Where staff begin, and the audit trail.
staff-home-title = Helo, { $name }
staff-home-waiting = Yn aros i gael eu darllen: { $count }
staff-home-mine = Heb eu gorffen: { $count }
staff-home-summaries = Ysgrifennu beth ddywedodd teuluoedd, thema wrth thema, a rhoi ail ddarlleniad i waith eraill.
staff-home-replies = Yn aros i gael eu darllen cyn i neb eu gweld: { $count }
staff-home-import = Sylwadau a gasglwyd yn rhywle arall, o ffeil.
staff-home-themes = Crynodebau a ffigurau, a’ch ymatebion chi.
staff-home-quarter = Beth sy’n barod, beth sy’n rhwystro, a’r cyhoeddi ei hun.
staff-home-audit = Pwy wnaeth beth, a phryd.
staff-home-nothing = Does dim byd yma i’ch rôl chi eto.
staff-audit-about = Mae popeth a wnaeth staff yma, a phob tro yr agorwyd geiriau rhywun. Does dim modd newid dim byd yma heb iddo ddangos.
staff-audit-caption = Y cofnodion diweddaraf
staff-audit-nobody = –
staff-audit-unsealed = ddim eto
staff-organisations-none = Does gennych chi ddim rôl mewn unrhyw sefydliad eto. Gall gweinyddwr eich sefydliad roi un i chi.
