//! What the made-up unit tells of its register.

use super::staff::OUR_DOMAIN;
use crate::domain::PrivacyNotice;

/// The privacy notice of the unit.
pub(super) fn notice() -> PrivacyNotice {
    PrivacyNotice {
        controller: "Esimerkkipalvelut, palkkapalvelujen palveluryhmä, Keksintökatu 1, 00010 Esimerkkilä".into(),
        contact: format!("Ryhmän esihenkilö. Tietosuojavastaava tietosuoja@{OUR_DOMAIN}"),
        purpose: "Palkka- ja henkilöstöpalvelujen tuottaminen asiakasvirastoille ja sijaisuuksien hoitaminen.".into(),
        basis: "Yleistä etua koskevan tehtävän hoitaminen.".into(),
        content: "Virastojen yhteyshenkilöiden nimi, tehtävä ja työyhteystiedot. Ryhmän työntekijöiden nimi, \
                  yhteystiedot, kielet, vastuut ja poissaolojen päivät ilman syytä."
            .into(),
        source: "Virastoilta ja henkilöiltä itseltään.".into(),
        recipients: "Tietoja ei luovuteta ryhmän ulkopuolelle.".into(),
        retention: "Säilytysajat ovat selosteen lopussa. Vanhentuneet tiedot poistetaan kaksi kertaa vuodessa.".into(),
        rights: "Omat tiedot saa nähdä, oikaista ja poistaa pyytämällä ryhmän esihenkilöltä.".into(),
        ..PrivacyNotice::empty()
    }
}
