"""Whether what is made is for business, as a request tells it: sold, for clients, in a product, under a licence that allows it.

"A commercial from 1985", "sold my camera" and "not for sale" are none of it.
"""

import re

from whichmodel.negation import ahead_of, denied
from whichmodel.patterns import either_of, table

_PLACES = r"(?:businesse?s?|compan(?:y|ies)|firms?|clients?|customers?|shops?|stores?|start-?ups?|products?|agenc(?:y|ies)|studios?|employers?|boss|print_?shops?|publishers?|magazines?|brands?|bakery|restaurant|café|cafe|hotel|salon|webshop|online_shop|advert(?:s|ising|isements?)?|ads?|ad_campaign|campaign|merch(?:andise)?|clinic|practice|estate_agents?|showroom)"
_OUR = r"(?:my|our|a|an|the|his|her|their|paying|some|this|one_of_(?:my|our)|another)"
_COMMERCIAL = table(
    r"commercial(?:ly|es?|ement)?(?!_(?:break|on_tv|from|aired|breaks|street|airliner|airplane|plane|aircraft|jet|vehicle|district|area|van|pilot|airport|flight|building)) commercial_(?:use|purposes?|projects?|work|licen[cs]e|jobs?|clients?|product|setting|shoot|photographer|studio|basis|print|right|exploitation|release) "
    r"kommerziell* gewerblich* geschäftlich* commerical(?:ly)? comercial(?:mente|ly)?(?!_(?:de_(?:tv|televis|19|los|anos)|antiguo)) (?:uso|fines|fins|utilização|licencia)_comercia(?:l|is|les)",
    r"商用 商业(?!街|区|中心) 商業(?!施設|高校) 상업(?!_?(?:지구|고)) 상용",
)
#: What is told on television, or a place.
_NOUN = either_of(r"\b(?:a|an|the|tv|television|old|soap|this|that|car|un|el|um|o|une|ein|centro|centre|radio|\d{4}s?) $")
_BARE = frozenset({"commercial", "comercial"})
_NON = either_of(r"(?:\bnon[- ]?|\bnicht[- ]|\bno[- ]|\bnão[- ]|\bn[ãa]o |非|비)$")
_BUSINESS = table(
    rf"for_{_OUR}_(?:\w+_|'s_){{0,2}}?{_PLACES} for_(?:paying_|several_|various_|business_)?(?:clients?|customers?|work|business|profit|money|merch|advertising|resale)(?!_(?:of|shed)) (?:client|customer)'?s?_(?:work|jobs?|orders?|wants?|asked|pays?|paid|needs?|project|commission\w*|expects?|is_paying|photos?|pictures?|footage|album|film) (?:my|our|paying)_(?:clients|customers)(?:')? (?:my|our)_(?:client|customer)(?:'s)?(?!_(?:number|id|card)) (?:a|one|the)_paying_(?:client|customer)(?:'s?)? "
    rf"(?:i|we|who|i've|she|he)_(?:also_)?(?:run|runs|own|owns|have|manage|started|opened|work_for|work_in|work_at)_(?:my_own_|our_own_)?(?:a|an|my|our|the)_(?:\w+_){{0,3}}?(?:business|shop|store|studio|company|agency|firm|service|start-?up|print_?shop|gallery|lab|webshop|bakery|restaurant|hotel|café|salon|newsroom|publisher) (?:my|our)_(?:\w+_)?(?:business|agency|start-?up|employer|firm|webshop|online_shop|print_shop) our_(?:\w+_)?(?:company|shop|store|studio|product|products|catalogue|catalog|brochure|app|service|website_shop|etsy)(?:'s)? (?:company|business)'?s?_(?:advertising|website|brochure|catalogue|product|app|flyer|use) "
    r"(?:studio|shop|company|firm|agency|place)_(?:where_)?i_work paid_(?:release|download|content|membership|work|jobs?|gigs?|product|service|project|commissions?|app|assignment|shoot|client) charg(?:e|es|ing)_(?:money|for|people|clients|customers|them|a_fee)(?!_me) (?:earn|earning|make|making)_(?:some_|good_|a_bit_of_)?(?:money|a_living|a_profit|an_income|profit) (?:get|gets|getting|being|i'm|am)_paid (?:pays|paying)_(?:me|us|client|customer|for_it) monetis* monetiz* (?:channel|page|blog|site|website|account|shop|podcast|stream|hobby)_(?:that_|which_)?(?:earns?|makes?|brings?_in)_(?:me_|us_)?(?:some_|a_little_|a_bit_of_|good_)?(?:money|income|revenue|cash) (?:chaîne|canal|kanal|page|blog)_(?:\w+_){0,2}(?:rapporte|gana|genera|gera|dá|verdient)_(?:\w+_)?(?:argent|dinero|dinheiro|geld) invoic(?:e|ing)_(?:the|a|my|them|it) "
    r"freelanc* self-employed for_a_living side_hustle professionally professional_use business[_-](?:use|friendly|licen[cs]e|purposes?) (?:booked|hired|commissioned|pays?|paid)_(?:me|us) commission(?:ed|s)? (?:photographer|retoucher|designer|printer|restorer)_(?:here|by_trade) as_a_(?:professional|freelance|business|paid)\w* (?:as|for|my|our|sell|selling|to)_(?:a_|the_)?stock_(?:photos?|footage|images?|agency|agencies|sites?) etsy shopify saas "
    r"(?:build|built|bundle|integrate|embed|ship|put|use)(?:d|s)?_(?:\w+_)?(?:it_)?(?:in|into|with)_(?:our|my|a)_(?:\w+_)?(?:app|product|software|service|website_builder) (?:permissive|permissively|mit|apache|bsd)(?:_2\.0|_2)?[_-]licen[cs]ed? permissive_(?:one|terms|model) (?:mit|apache|bsd)_(?:or|/)_(?:apache|mit|bsd) (?:into|in)_(?:a|our|the)_(?:\w+_)?products?_(?:we|that_we|i) apache_2(?:\.0)? liberal_licen[cs]e licen[cs]e_(?:must_|has_to_|should_|that_)?(?:permits?|allows?|permitting|allowing)_(?:\w+_){0,2}(?:business|commerc\w*|sell\w*|selling|money|profit) "
    r"für_(?:meinen|unseren|einen|den|meine|unsere|eine|die|mein|unser|ein|das|das_|mehrere)_(?:\w+_)?(?:laden|kund\w+|auftraggeber\w*|firma|betrieb|geschäft|unternehmen|agentur|studio|chefi?n?|arbeitgeber\w*|werbung|verlag|shop|onlineshop|druckerei|praxis|fotostudio|kundschaft|restaurant|hotel|produkt) für_(?:kund\w+|geld) (?:im|als)_(?:kunden)?auftrag kunden(?:auftrag|projekt|arbeit|foto|bild)\w* (?:unsere?[rnm]?|meine?[rnm]?)_(?:kund\w+|firma|laden|betrieb|agentur|fotostudio) ein_kunde (?:in|auf|über)_(?:unser|mein)\w*_(?:\w+_)?(?:onlineshop|webshop|shop|laden|katalog|produkt|geschäft) geld_verdien* verdien*_(?:\w+_){0,2}geld (?:trabalho|serviço)_(?:pago|remunerado) trabajo_(?:pagado|remunerado) travail_(?:payé|rémunéré) bezahlte[rn]?_auftrag beruflich* auftragsarbeit* "
    r"para_(?:mi|un|una|nuestro|nuestra|el|la|mis|unos|los|unas|su|minha|meu|nossa|nosso|um|uma|a|o|meus|os|clientes|uns)?_?(?:\w+_)?(?:negocios?|empresas?|client[ea]s?|clientas?|tiendas?|jefe|estudio|agencia|marca|restaurante|loja|negócios?|estúdio|agência|chefe|gráfica|editora|editorial|imprenta|hotel) (?:mi|nuestra|nuestro|minha|nossa|nosso|meu)_(?:\w+_)?(?:negocio|empresa|tienda|loja|negócio|estúdio|estudio|agencia) (?:un|una|mi|um|uma|meu)_client[ea] (?:tengo|tenho|llevo)_(?:un|una|um|uma)_(?:\w+_){0,2}(?:negocio|empresa|tienda|estudio|loja|negócio|estúdio|imprenta) "
    r"pour_(?:mon|notre|un|une|ma|nos|mes|la|le|des|l')_?(?:\w+_)?(?:entreprise|clients?|clientes?|boutique|magasin|société|commerce|agence|patron|studio|atelier|clientèle|éditeur|imprimerie|marque|restaurant|hôtel|employeur) (?:usage|à_titre|cadre)_(?:professionnel|commercial)\w* (?:un|une|mon|ma|nos|mes)_client(?:e|s|es)? (?:mon|notre|ma)_(?:entreprise|boutique|agence|société|magasin|atelier)",
    r"客户 顾客 客人 甲方 接单 赚钱 盈利 营业 收费 公司(?:要|用|的?项目|的?产品|里用|使用|宣传) 店(?:里用|铺用|里要) お客(?:さん|様|さま) 顧客 クライアント 仕事で 業務(?:用|で|利用) 納品 会社で使 会社の(?:製品|商品|広告|サイト|パンフ) お店(?:で使|の(?:広告|商品|メニュー|チラシ)) 有料で 商品(?:に|として|化|パッケージ) 유료 고객 손님_?(?:에게|한테|사진) 의뢰(?:인|받) 납품 회사에서_?(?:쓸|사용|쓰) 회사_?(?:제품|광고|업무) 업무용 가게에서_?(?:쓸|사용) 돈을_?(?:받|벌) 쇼핑몰",
)
_SELL = table(
    r"(?:re-?)?sell(?!_(?:my|the|our|his|her)_(?:car|house|camera|flat|bike|old|boat)) (?:re-?)?selling(?!_(?:my|the|our)_(?:car|house|camera|flat|bike)) sells(?!_itself) (?:be|is|are|get|gets|being|been|get_it)_(?:then_|later_|also_)?sold(?!_(?:at|out|in_(?:1|2)|to_my|off)) (?:for|on)_sale "
    r"verkaufen verkaufe verkaufs* verkauft_werden (?:zum|für_den)_verkauf vend(?:er|emos|o|erl[oa]s?|erlas|iendo|e|em|endo|endemos|ê-l[oa]s?)(?!_mi) (?:en|a|la|para|à|de)_(?:la_)?vent[ae] (?:para|à|a)_venda vend(?:re|ons|ue?s|s|ra|rai)(?!_ma)",
    r"要卖 拿来卖 来卖 卖(?:给|的|钱|掉|照片|出去) 出售 销售 贩卖 販売 売(?:る|り|ろ|っ) 판매 팔(?:_|려|거|기|아야|고_싶|_거|면|것)",
)
_PAST = either_of(r"\b(?:used to|was|were|grandpa|grandma|grandfather|grandmother|grandad|granddad|he|she|it was|they|father|uncle|man|woman|boy)\b[^.;!?]{0,18}$")
_PICTURED = either_of(r"\b(?:pictures?|photos?|pics?|images?|fotos?|bild|scan|shot|front) (?:of|from|von|de|du|da|do|del)\W+(?:\w+\W+){0,1}$|\b(?:we used to have|closed|in front of|outside)\W+(?:\w+\W+){0,2}$")


def for_business(text: str) -> bool:
    """Whether *text*, in small letters, says that what is made, or what makes it, is used in business."""
    for said in _COMMERCIAL.finditer(text):
        ahead = text[max(0, said.start() - 20) : said.start()]
        if said[0] in _BARE and _NOUN.search(ahead):
            continue
        non = _NON.search(ahead)
        if (_refused(text, said, non.start() + max(0, said.start() - 20)) if non and not non[0].startswith("no ") else not non and not denied(text, said, 40)):
            return True
    if any(not denied(text, said, 32) and not _PICTURED.search(text[: said.start()][-40:]) for said in _BUSINESS.finditer(text)):
        return True
    return any(not denied(text, said, 32) and not _PAST.search(ahead_of(text, said.start(), 40)) for said in _SELL.finditer(text))


def without_business(text: str) -> str:
    """*text* without the words that say so."""
    left = text
    for table_of_words in (_COMMERCIAL, _BUSINESS, _SELL):
        left = table_of_words.sub(" ", left)
    return left


def _refused(text: str, said: re.Match[str], at: int) -> bool:
    """Whether "non-commercial", which begins at *at* and ends as *said* does, is what is not wanted."""
    return re.search(r"\b(?:no|not|nothing|avoid|without|exclude\w*|except|never|kein\w*|nichts|ohne|nada|sin|sans|pas|sem)\b[^.,;!?]{0,12}$", text[max(0, at - 30) : at]) is not None
