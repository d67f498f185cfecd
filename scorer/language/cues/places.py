"""Names of countries and regions and their adjectives, as reports write them (lower case)."""

PLACES = """
afghanistan, albania, algeria, angola, argentina, armenia, australia, austria, azerbaijan, bahrain, bangladesh, belarus, belgium, benin,
bolivia, bosnia, botswana, brazil, bulgaria, burkina faso, burundi, cambodia, cameroon, canada, chad, chile, china, colombia, congo,
costa rica, croatia, cuba, cyprus, czech republic, czechia, denmark, djibouti, dominican republic, drc, ecuador, egypt, el salvador, eritrea,
estonia, ethiopia, fiji, finland, france, gabon, gambia, georgia, germany, ghana, greece, guatemala, guinea, haiti, honduras, hong kong,
hungary, iceland, india, indonesia, iran, iraq, ireland, israel, italy, ivory coast, jamaica, japan, jordan, kazakhstan, kenya, kuwait,
kyrgyzstan, laos, latvia, lebanon, liberia, libya, lithuania, luxembourg, macau, madagascar, malawi, malaysia, mali, malta, mauritius,
mexico, moldova, mongolia, montenegro, morocco, mozambique, myanmar, namibia, nepal, netherlands, new zealand, nicaragua, niger, nigeria,
north korea, norway, oman, pakistan, palestine, panama, papua new guinea, paraguay, peru, philippines, poland, portugal, qatar, romania,
russia, rwanda, saudi arabia, senegal, serbia, sierra leone, singapore, slovakia, slovenia, solomon islands, somalia, south africa,
south korea, south sudan, spain, sri lanka, sudan, sweden, switzerland, syria, taiwan, tajikistan, tanzania, thailand, togo, tunisia,
turkey, turkiye, turkmenistan, uganda, ukraine, united arab emirates, uae, united kingdom, uk, united states, usa, uruguay, uzbekistan,
venezuela, vietnam, viet nam, yemen, zambia, zimbabwe, england, scotland, wales, northern ireland, xinjiang, tibet, catalonia,
africa, asia, europe, south america, north america, latin america, middle east, apac, emea, asia pacific,
malaysian, chinese, indian, bangladeshi, nepalese, nepali, indonesian, australian, american, british, french, german, italian, spanish,
mexican, brazilian, colombian, thai, vietnamese, cambodian, pakistani, filipino, turkish, polish, russian, ukrainian, israeli, saudi,
emirati, qatari, kenyan, nigerian, ethiopian, ghanaian, ivorian, congolese, peruvian, chilean, canadian, japanese, korean, taiwanese,
victoria, queensland, new south wales, california, texas, ontario, quebec, british columbia
"""
