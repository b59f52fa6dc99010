# Ble mae rhybudd yn arwain, a’r ddesg bryderon.
safeguard-alert-title = Eich rhybudd
safeguard-alert-wanted = Mae rhywun eich angen chi nawr.
safeguard-alert-take = Mae e gyda fi
safeguard-alert-mine = Mae e gyda chi. Ffoniwch nawr, ac ysgrifennwch gyda phwy y gwnaethoch chi siarad.
safeguard-alert-taken = Mae e gyda rhywun arall, neu mae ar ben. Does dim i chi ei wneud.
safeguard-alert-ring = Does neb wedi ateb eto. Ffoniwch y drws ffrynt nawr.
safeguard-alert-numbers = Pwy i’w ffonio
safeguard-alert-now = { $who }, ar yr awr hon
safeguard-alert-danger = Os oes perygl nawr
safeguard-alert-none = Does dim yn aros amdanoch chi yma. Os rhybudd prawf oedd hwn, mae’n gweithio.
