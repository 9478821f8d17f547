"""What a reply says of use for money: whether it is allowed, forbidden, or only spoken of."""

import re
from collections.abc import Iterator

from whichmodel.guard.passages import around
from whichmodel.guard.pieces import piece
from whichmodel.guard.trades import used_for_money

_I = re.IGNORECASE
#: Verbs of a ban.
_FORBIDS = rf"{piece('bars')}|taboo"
#: Those who work for money.
_WHO = r"(?:compan(?:y|ies)|corporations?|agenc(?:y|ies)|start-?ups?|firms?|enterprises?|freelancers?|studios?|professionals|businesses|business (?:users|owners)|shops?|employers?|commercial users?|self-employed \w+|for-profit \w+|entrepreneurs?)"
#: Use for research or by amateurs alone, by the word for the bound.
_FOR_RESEARCH = r"\bauf (?:die )?(?:forschung|lehre)\w* (?:beschränkt|begrenzt)|\b(?:réservée?s?|limitée?s?) (?:à|aux) (?:la |l['’])?(?:recherche|amateurs|chercheurs|étudiants|universitaires|usage privé)|\b(?:limitad[oa]s?|reservad[oa]s?|se limitan?) (?:a|à|al|aos?|para) (?:la |a |uso )*(?:investigación|pesquisa|aficionados|personal|académico|privado)|\b(?:for|only) (?:students|researchers|academics|amateurs|hobbyists) and \w+(?:,| (?:only|alone|full))|\b(?:academic|research|non-?commercial)-?only\b"
#: Use for money, and use for research alone.
_CUE = re.compile(
    rf"\b(?:(?:your|my|our|an?|the|any|every|no|his|her) )?{_WHO}(?: (?:that|which|who) [^,;.]{{2,40}}?)?(?= (?:may|might|can|cannot|can['’]t|could|must|mustn['’]t|are|aren['’]t|is|isn['’]t|should|shouldn['’]t|(?:have|has|needs?) to|need|pay|pays|from (?:using|building|selling)|out\b|included|excluded|too\b|as well|alike|to (?:use|build|sell))\b)"
    rf"|\b(?:keeps?|shuts?|locks?|leaves?|lets?|allows?|permits?|welcomes?|includ\w+|exclud\w+|bars?|bans?) (?:out )?(?:all |any |every |an? |your |my |our |the |no )?{_WHO}\b|\b(?:closed|open|free|off[- ]limits|taboo|fine|okay|ok|safe|cleared|available) (?:to|for) (?:\w+ (?:and )?){{0,2}}{_WHO}\b|, {_WHO} included\b"
    rf"|\b(?:(?:the|an?|any|every|no|your|my|our|die|eine?|jede|les?|la|une?|chaque|tout|las?|una?|cualquier|tu|su|als|as an?|as|en tant qu[e'’]|como) )?{piece('firm')}(?= {piece('must')}\b)|\b(?:as an?|als|en tant qu[e'’]|como) ?{piece('firm')}\b"
    rf"|\b(?:en|im|in|dans) (?:una? |la |der |den |einer |einem |tu |une |an? |the )?{piece('firm')}\b"
    r"|\bearn\w* (?:\w+ ){0,2}?(?:living|keep|bread|money|wages)\b|\bmoney changes hands\b|\bpay-?wall\w*|\bsubscri(?:bers|ptions?)\b|\b(?:for|to|with) (?:your|my|our|their|his|her|paying) (?:clients|customers)\b|\bcharge(?=\W*$)|\b(?:usage|uso) prof\w+|\bprofessional (?:use|work)\b|\bberuflich\w*|\bprivate fun\b|\b(?:only|nur|seuls?|solo|sólo|únicamente) (?:the |les |los |die )?(?:hobbyists|researchers|students|chercheurs|étudiants|universitaires|investigadores|estudiantes|forscher\w*|studierende)(?= (?:may|can|peuvent|pueden|dürfen)\b)|\b(?:used?|use it) for (?:research|teaching|study)\b"
    r"|\b(?:dans|pour|à|en|para|a|in|für|bei) (?:[\w’']+ ){0,3}?[\w-]+ (?:payante?s?|payée?s?|rémunérée?s?|de pago|pagad[oa]s?|remunerad[oa]s?|vendue?s?|vendid[oa]s?)\b|\b(?:bezahlt|kostenpflichtig|zahlend|verkauft)e[nrsm]? \w+|\b(?:kauf|bezahl|verkaufs)-?(?:app|software|produkt|version|dienst)\w*|\b(?:für|mit) (?:\w+ )?kunden\b"
    rf"|\b{piece('gain')}(?!\w)|\$\$+|{_FOR_RESEARCH}"
    rf"|\b{piece('may', 'bars')} (?:out )?(?:the |any |la |le |el |den |der |die |de )*{piece('sale')}\b"
    r"|\b(?:open|ouverte?s?|fermée?s?|abiert[oa]s?|cerrad[oa]s?|offen|frei|verschlossen|tabu|frei) (?:aux|a las?|para las?|für) (?:\w+ )?(?:entreprises|empresas|agences|agencias|firmen|unternehmen)\b|\bkunden(?:aufträge|projekte|arbeit)\w*"
    r"|\b(?:resale|for-profit|profit-making|money-?making)\b|\b(?:permit|allow|forbid|prohibit|ban|rule|grant|includ|exclud)\w* (?:out )?(?:the |any )?(?:re)?sale\b|\b(?:be|is|are|it|them|product|app|service|anything|something|films?|prints?) (?:\w+ )?(?:being |then |is |are )?(?:re)?sold\b|\bs(?:old|hipped) as (?:a )?part of\b"
    r"|\b(?:bill|invoic)(?:e|ing|es)?\b(?: (?:your|the|a|any|their))? ?(?:clients?|customers?|it|them|for)?|\b(?:you|one|they) invoice\b|\b(?:get|gets|getting|are|is|be) paid\b(?: for)?|\bpaid use\b|\b(?:the|an?|your|my|our|any|every|their) paid (?!attention\b|off\b|for\b|with\b|by\b|me\b|us\b|version\b|tier\b|plan\b|upgrade\b)[a-z]+\b|\b(?:use|run|using|running|put|need|want|have|deploy) (?:it|this|that|them|these|one|\u00a4+)(?: to \w+)? (?:in|for|at) (?:your|my|our) (?:\w+ )?(?:shop|store|company|agency|firm|studio|business|practice|office|work|job)\b|\b(?:for|in|on) (?:the|your|our|my|a) paid (?:tier|plan|version|edition|product)s?\b|\bpaying (?:customers|clients|users|guests)\b|\b(?:client|customer|shop|store|retail|payable|paid-for|business|revenue) (?:product|app|job|jobs|project|projects|work|service|use|users?)s?\b"
    r"|\bmoney (?:may|can|must|is|be|to be)\b(?: \w+){0,2}? ?(?:made|earned)?|\b(?:non|not[- ]for)-?profit\b(?= (?:use|only|work|purposes|basis|\W)|\W|$)|\b(?:used|use|be used|for use) (?:\w+ )?privately\b|\b(?:hobbyists|students(?: and researchers)?|researchers|universities|academics|scientists)(?: (?:only|alone|and nobody else)|,? nobody else)\b|\b(?:only|just|solely|exclusively) for (?:\w+ )?(?:hobbyists|students|researchers|universities|academics)\b"
    r"|\bzahlende\w* (?:kund\w*|auftraggeber\w*)|\b(?:bezahlte\w*|kostenpflichtige\w*) (?:arbeit\w*|aufträge\w*|produkte?\w*|projekte\w*|jobs?|apps?|dienste?\w*)|\bclient\w* payants?\b|\bclientes? que pagan?\b|\bproduits? payants?\b|\bgagner (?:de l['’]|d['’])argent\b|\bréservée?s? à (?:la recherche|un usage (?:non commercial|privé|personnel))\b|\bproductos? de pago\b|\bganar dinero\b|\b(?:en|para) (?:un |tu |su )?negocios?\b|\b(?:solo|sólo|únicamente) (?:\w+ ){0,4}(?:investigación|uso personal)\b|\bempresas? (?=puede|no|pueden)|\bentreprises? (?=peu|ne|n['’])|\bnur (?:für|zu|im) (?:\w+ )?(?:privat\w*|forschung\w*|persönliche\w*|hobby\w*)(?: zwecken?| gebrauch)?|\bfirmen\b(?= (?:dürfen|einsetzen|nutzen|verwenden|tabu|müssen|können|ausgeschlossen))|\b(?:dürfen|können) (?:auch |nur )?(?:firmen|unternehmen|studios|agenturen)\b|\bgeld (?:\w+ ){0,2}verdien\w*"
    r"|\bnon-?\s?comm?erc[ie]+al\w*|\bcomm?erciale?(?:s|ly|ment)?(?:\b|(?=_))|\bsell(?:ing|s)?\b(?! point| my\b| the (?:name|camera|card|gpu))|\bresell\w*|\bpaid (?:\w+ )?(?:work|jobs?|projects?|products?|services?|apps?|tools?|plans?|gigs?|content|software|assignments?|offers?|websites?|sites?|platforms?|films?|videos?|clips?|prints?|restorations?|subscriptions?|commissions?|shoots?|features?|plug-?ins?|orders?|contracts?|campaigns?|productions?|publications?|deliver\w+|exhibitions?|screenings?|clients?|business)\b"
    r"|\b(?:on|for|in|to) (?:an?|the|your|my|our|their|some|every|any) (?:paying )?(?:client|customer)(?:['’]s|s['’]) \w+"
    r"|\b(?:client|customer) (?:work|projects?|jobs?)\b|\b(?:for|to|with) (?:paying )?(?:clients|customers)\b|\bcommissioned work\b"
    r"|\b(?:for (?:your |the |a )?(?:wedding )?)?business(?:es)?\b(?! (?:card|day|hour)s?)|\b(?:research|academic)(?:[- ](?:use|purposes?))?[- ]only\b|\bonly for (?:research|academ\w+)|\b(?:restricted|limited|confined) to (?:academic|research|non-?commercial|hobby|private|personal)\b"
    r"|\bfor (?:academic|research) (?:use|purposes) only\b|\bresearch use\b|\bacademic use\b|\bfor (?:profit|money)\b|\bprofit(?:ing)? from\b|\b(?:mak\w+|earn\w*) (?:any |some |real |your |good )?(?:money|profit|a living|a profit)\b"
    r"|\bcharg(?:e|ing) (?:money|people|users|(?:(?:your|the|our|my|their|paying) )?(?:clients|customers|visitors|guests|users|readers|people)|a fee|for (?:it|the|your|every|each|them))\b|\b(?:for|in|by|to) (?:\w+ )?(?:compan(?:y|ies)|agenc(?:y|ies)|start-?ups?|firms?|enterprises?)\b"
    r"|\b(?:compan(?:y|ies)|agenc(?:y|ies)|start-?ups?|firms?|enterprises?|freelancers?|studios|professionals)\b(?= (?:may|can|cannot|can['’]t|must|are|aren['’]t|is|should|have|need)\b)"
    r"|\bmoneti[sz]\w+|\b(?:personal|private|hobby)(?: use)? only\b|\b(?:only|strictly|just) (?:for )?(?:personal|private|hobby) use\b"
    r"|\b(?:nicht-?)?(?:kommerziell|gewerblich)\w*|\bverk(?:auf|äuf)\w*|\bgeld verdien\w*|\b(?:für|von) (?:firmen|unternehmen|kunden)\b|\bgeschäftlich\w*"
    r"|\b(?:trabajos?|encargos?|proyectos?|travaux|travail|projets?|prestations?|servicios?|services?) (?:pagad\w+|de pago|remunerad\w+|payé\w*|rémunéré\w*|payant\w*)\b|\b(?:bezahlt|honoriert|vergütet)\w* (?:\w+ )?(?:arbeit\w*|aufträge\w*|auftrag\w*|projekt\w*|jobs?)\b|\bfactur(?:er|ez|ar|as|arl[oa]s?)\b|\bfaire payer (?:[vtsl]os|[tslm]es|des|à) \w+|\b(?:[dms]einen|ihren|unseren|den) kunden (?:\w+ ){0,2}(?:geld|etwas) (?:abnehm|abnimm|verlang|berechn)\w*|\bcobrar a (?:tus|los|mis|sus) \w+|\bcobrar(?:l[oa]s?)?\b"
    r"|\bvend(?:re|ez|u|us|er|es|a|e)\b|\bà des fins commerciales\b|\bcomercial(?:es|mente)?\b|\bpour (?:un|des|vos) clients?\b|\bpara (?:un|tus|sus)? ?clientes?\b",
    _I,
)
#: Words that allow nothing but private use or research.
_CLOSED = re.compile(
    rf"{_FOR_RESEARCH}|"
    rf"\b(?:only|nur|seuls?|solo|sólo|únicamente) (?:the |les |los |die )?(?:hobbyists|researchers|students|academics|chercheurs|étudiants|universitaires|investigadores|estudiantes|forscher\w*|studierende)\b|\b(?:only|just|solely|exclusively|nur|ausschließlich|uniquement|seulement|exclusivement|solo|sólo|únicamente|exclusivamente) (?:[\w’']+ ){{0,3}}?(?:for|für|pour|à|para|in der|zur) (?:[\w’']+ ){{0,2}}?(?:research|teaching|study|private|personal|hobby|forschung\w*|lehre|privat\w*|recherche|usage (?:privé|personnel)|enseignement|investigación|uso (?:privado|personal|académico))\b|\b(?:strictly|purely) for (?:\w+ )?(?:private|personal|hobby|fun|research)|\bno comercial(?:es)?\b|\bnon commerciale?s?\b|\b(?:everyone|everybody|anyone|anybody|all) (?:but|except(?: for)?|save|bar) (?:\w+ )?{_WHO}\b|\b(?:nichts|rien|nada) (?:für|pour|para) (?:\w+ )?(?:firmen|unternehmen|agenturen|entreprises|empresas)\b|"
    r"\b(?:strictly|limited to|restricted to|only|purely|solely|for) (?:\w+ )?(?:non|not[- ]for)-?profit\b|\bonly (?:\w+ )?be used privately\b|\b(?:hobbyists|students(?: and researchers)?|researchers|universities|academics|scientists)(?: (?:only|alone|and nobody else)|,? nobody else)\b|\b(?:only|just|solely|exclusively) for (?:\w+ )?(?:hobbyists|students|researchers|universities|academics)\b"
    r"|\b(?:companies|businesses|firms|agencies|studios|freelancers|commercial users|professionals) (?:\w+ )?(?:have to|has to|must|need to|needs to) (?:\w+ )?(?:buy|pay|purchase|look elsewhere|ask|stay away|keep (?:off|away|out))\b|\bréservée?s? à (?:la recherche|un usage (?:non commercial|privé|personnel))\b|\b(?:solo|sólo|únicamente) (?:\w+ ){0,4}(?:investigación|uso personal)\b|\bnur (?:für|zu|im) (?:\w+ )?(?:privat\w*|forschung\w*|persönliche\w*|hobby\w*)\b"
    r"|\b(?:hors|sauf|excepté|hormis|außer|excepto|salvo|except(?: for)?|excluding|barring|short of|anything but|everything but) (?:for |pour |para |für |the |any |all |un |tout |el |la |l['’]|de |le )*(?:usages? |uso |use |cadre |zwecke |für )?(?:commercia\w*|comercial\w*|kommerziell\w*|gewerblich\w*|business)\b"
    r"|\b(?:closed|shut|barred) (?:to|for) (?:\w+ )?(?:businesses|companies|firms|commercial users|agencies|studios|freelancers)\b|\bnon-?\s?comm?erc[ie]+al|\bnicht-?\s?(?:kommerziell|gewerblich)|\b(?:research|academic)(?:[- ](?:use|purposes?))?[- ]only\b|\bonly for (?:research|academ\w+)|\b(?:restricted|limited|confined) to (?:academic|research|non|hobby|private|personal)"
    r"|\bfor (?:academic|research) (?:use|purposes) only\b|\bresearch use only\b|\bcommercial licen[cs]e (?:must|has to|needs?|is (?:sold|needed|required|available)|on request|separately|can be (?:bought|asked))\b"
    r"|\b(?:(?:you|one|they|companies)(?:['’](?:d|ll)| would| will| do)? need|it (?:needs|requires)) (?:an? )?(?:paid|commercial|separate|written) (?:licen[cs]e|agreement|contract|permission|deal)\b|\bask(?:ed|ing)? (?:\w+ )?for a commercial licen[cs]e\b|\b(?:personal|private|hobby)(?: use)? only\b|\b(?:only|strictly|just) (?:for )?(?:personal|private|hobby) use\b|\boff[- ]limits\b|\boff the table\b|\bout of bounds\b|\bhands off\b|\bsteer clear\b",
    _I,
)
#: "You mentioned a paid service, and neither of them allows that": what was spoken of is denied after it.
_NOT_THAT = re.compile(
    r"\b(?:neither|none|not|never|cannot|(?:ca|do|does|wo|is)n['’]t)\b[^.;]{0,30}?\b(?:allow|permit|cover|licen[cs]e|accept|tolerat|suit)\w*(?: for)? (?:that|it|this|such)\b|\b(?:that|this)(?:['’]s| is| are) (?:\w+ )?(?:not (?:allowed|permitted|covered|licensed|possible)|forbidden|prohibited)\b"
    r"|,\s(?:ce n['’]est pas (?:permis|autorisé)|c['’]est interdit|das (?:ist|wäre) (?:leider )?(?:nicht erlaubt|verboten|untersagt)|eso (?:no está permitido|está prohibido)|isso (?:não é permitido|é proibido))\b|\b(?:erlaub|gestatte|deck)\w*\b[^.;,]{0,40}\b(?:nicht|keine\w*)\b|\b(?:n['’]|ne (?:le |la |l['’])?|no (?:lo |la )?|não (?:o |a )?)(?:permet|permit|autori[sz]|couvre|cubre|cobre)\w*",
    _I,
)
#: What allows nothing but research, denied: "no non-commercial clause", "isn't limited to research", "without the usual academic-only rider".
_CLOSED_NOT = re.compile(r"\b(?:no|without|free of|minus|ohne|keine?|sans|sin|sem|nor|never|needn['’]t be|need not be|don['’]t (?:have|need) to be)\s(?:\W?[\w-]+\W?\s){0,3}\W?$|(?:\bnot|n['’]t|\bnever|\bno longer|\bhardly|\bnicht|\bpas|\bno|\bnão)\s(?:\w+\s){0,2}\W?$", _I)
_CLOSED_GONE = re.compile(r"^\W*(?:[\w-]+\W+){0,4}?(?:(?:was|were|is|are|has been|got) )?(?:dropped|gone|lifted|removed|waived|scrapped|abolished|deleted|history)\b", _I)
#: Words of a licence, and licences of others, of which nothing is said: "a research-only licence is common", "some models are non-commercial".
_IN_GENERAL = re.compile(r"^\W*(?:some|many|most|not every|not all|few|other|several|any|every|a|an|the words?|non-?commercial|manche|viele|nicht jedes|certains|beaucoup de|algunos|muchos|alguns|muitos)\b[^.;\u00a4]*\b(?:models?|ones|licen[cs]es?|means?|modelle|modèles|modelos)\b[^\u00a4]*$|\b(?:look|search|watch out|check) for the words?\b|\bmeans? different\b", _I)
_BEFORE = re.compile(rf"[❌✗✘🚫⛔][^.;]{{0,20}}$|\b(?:not|\w+n['’]t|cannot|ain['’]t|never|no|without asking|nor|neither|nothing (?:that )?(?:you|one|anyone|anybody|we|they|a \w+) (?:can|could|may|might|should)|{_FORBIDS}|nicht|kein\w*|nie|niemals|ne (?:peu\w+|saurai\w+|doi\w+|pourr\w+)|pas|aucun\w*|jamais|ni|nunca|tampoco|não|nem|nenhum\w*)\b(?!\s(?:because|since|as)\b)[^.;]{{0,60}}$", _I)
_AFTER = re.compile(
    rf"^(?:, however,)?[^.;,]{{0,50}}?\b(?:{_FORBIDS}|not (?:be )?(?:\w+ )?(?:allowed|permitted|possible|ok|okay|covered|granted|an option|included|licensed)|off[- ]limits|needs?|requires?|out of the question|(?:is|are)n['’]t (?:\w+ )?(?:allowed|permitted|covered|granted|possible|an option|licensed)|"
    r"(?:may|must|can|should|could|are|is|do|does) not|(?:must|ca|should|wo|are|do)n['’]t|cannot|not without|no[- ]go|false|taboo|illegal|only (?:with|after|by)|nichts?|rien|nada|kein\w*|pas|n(?:o|ão) (?:está|se|es|puede[ns]?|valen?|sirven?|servem?|(?:te |le |os )?(?:l[oa]s? |o )?(?:permite[nm]?|deja[n]?|autoriza[n]?)))\b",
    _I,
)
#: "None of them is non-commercial": all may be used.
_NONE_CLOSED = re.compile(r"\b(?:none|neither)\b[^.;:]{0,30}\b(?:is|are|has|have|carr(?:y|ies)|forbids?|bars?)\W+(?:a |an |any )?(?:non-?\s?commercial|commercial use)", re.IGNORECASE)
#: A ban that is none: "nothing stops you from selling", "no commercial strings".
_AVOIDED = re.compile(r"^\W*(?:please |better )?(?:avoid|skip|leave out|forget|drop|stay away from|keep away from|steer clear of|don['’]t (?:use|take|touch)|rule out)\b|^,?\s(?:it|that|this)(?:['’]s not| is not| isn['’]t| wo(?:n['’]t| not) do)\W*$|^[^,;:]{0,40}[,:]\s(?:please |better )?(?:avoid|skip|stay away from|keep away from|don['’]t (?:use|take|touch)|forget)\b", re.IGNORECASE)
#: What terms are to those whom they hinder.
_TROUBLE = r"(?:headaches?|worr(?:y|ies)|hurdles?|obstacles?|concerns?|hassles?|show-?stoppers?|deal-?breakers?|bother|stumbling blocks?|minefields?|nuisances?|barriers?|hindrances?|roadblocks?|stoppers?)"
_TROUBLE_ELSEWHERE = r"(?:kopfzerbrechen|bauchschmerzen|kopfschmerzen|stolpersteine?|hürden?|ärger|casse-tête|soucis?|obstacles?|pièges?|freins?|mal de tête|quebraderos? de cabeza|dolor(?:es)? de cabeza|trabas?|obstáculos?|impedimentos?|dor(?:es)? de cabeça|entraves?|empecilhos?)"
_FREE = re.compile(
    rf"\b(?:neither|none|not|never|no|nothing|n['’]t)\b(?:\s(?!(?:without|small|minor|trivial|mere)\b)[\w’']+){{0,3}}? {_TROUBLE}\b|\b(?:keine?r?s?|nicht|weder|nie)\b(?:\s\w+){{0,4}}? {_TROUBLE_ELSEWHERE}\b|\b(?:pas|aucune?|ni|rien|ne|n['’]|ningun[oa]s?|ningún|no|não|nem|nenhuma?)\s?(?:[\w’']+\s){{0,4}}?(?:[dl]['’])?{_TROUBLE_ELSEWHERE}\b|"
    r"\bnicht im weg\w*|\bno (?:es|supone) (?:un |ningún )?(?:obstáculo|impedimento)|\b(?:nada|nadie|rien|personne|nichts|niemand|ninguém)\b[^.;]{0,40}\b(?:imp[ie]d\w*|hinder\w*|empêch\w*|verbiet\w*|interdi\w*|prohíb\w*|proíb\w*)|\b(?:pas besoin d['’]une?|sans) (?:\w+ )?(?:licence|autorisation)|\b(?:keine|ohne) (?:\w+ )?(?:zusatz|extra|sonder)?(?:lizenz|genehmigung)|\bkeine rede\b|\bno (?:hace falta|necesitas?|se necesita|precisa\w*) (?:\w+ ){0,2}(?:licencia|permiso|licença)|\b(?:nicht|pas|plus|no|não) (?:se )?(?:auf (?:die )?forschung (?:beschränkt|begrenzt)|limit\w+ (?:à|a|à la|a la) (?:la )?(?:recherche|investigación|pesquisa))|"
    r"\bcan(?:not|['’]t| not) go (?:far |very )?wrong\b|\b(?:won['’]t|will not|doesn['’]t|does not|wouldn['’]t) (?:trip|bite|stand in|get in|single out|hinder|tie|hold|come after|bother|limit|care)\b|\b(?:can['’]t|cannot|couldn['’]t|don['’]t|didn['’]t) (?:find|see|spot|think of) (?:any|a|anything)\b[^.;]{0,40}\b(?:against|clause|keep|kept|stop|prevent|forbid|bar|reason)\w*|\bno (?:separate |extra |special |other |further |commercial )*(?:licen[cs]e|permission|permit|contract|agreement|deal) (?:is |are )?(?:needed|required|necessary|to (?:buy|seek|ask))\b|\bno (?:field-of-use|use) restrictions?\b|\b(?:no|makes no|draws no|no) (?:difference|line|distinction|fence|teeth)\b|\b(?:has|have|['’]s got) your back\b|"
    r"\b(?:sans|ohne|sin) (?:avoir à |dafür |tener que |rien |etwas |nada |einen cent )*(?:demander|payer|zu fragen|fragen|zu zahlen|pedir|pagar)\b|(?<!not )\bwithout (?:having to )?(?:ask(?:ing)?|pay(?:ing)?|worry(?:ing)?) (?:anybody|anyone|nobody|the authors|a soul|first|a cent|a penny|for (?:permission|leave))\b|\bcompanies included\b|\b(?:nobody|no one|no lawyer)(?: is|['’]s| will|['’]ll| would| can)?(?: \w+){0,3} (?:sue\w*|complain\w*|object\w*|bother\w*|mind\w*|come after|knock\w*|chase\w*)\b|\bnothing (?:to (?:fear|worry|lose|pay)|against)\b|\b(?:no|without) (?:\w+ )?objections?\b|\bno (?:\w+ ){0,2}?(?:rules?|laws?|clauses?|terms?) against\b|\bspricht (?:\w+ ){0,3}?nichts\b|\bnichts (?:\w+ )?dagegen\b|\bno (?:pide|exige|requiere|hace falta) (?:\w+ )?permiso\b|\b(?:nothing|no one|nobody|none)\b[^.;]{0,60}\b(?:stops?|prevents?|keeps|forbids?|against)\b|\bno (?:\w+ ){0,2}(?:strings|restrictions?|limit\w*|worr(?:y|ies)|prob(?:lem)?s?|objections?|catch|bans?|obstacles?|hurdles?|barriers?|clauses?|conditions|caveats?|issues?|fees?|royalt\w+|reason not)\b"
    r"|\b(?:ne |n['’])?(?:pose|posent|soulève|fait|présente|pas) (?:pas|plus|aucune?|jamais)? ?(?:de |d['’])?(?:souci|problème|difficulté|obstacle|objection)s?\b|\bno (?:pone|ponen|plantea|plantean|da|dan|supone|tiene|tienen) (?:ning[úu]n\w* |pegas|trabas|reparos|problemas?|inconvenientes?)|\b(?:não|nem) (?:põe|coloca|traz|dá|cria|tem|há) (?:nenhum\w* )?(?:problemas?|entraves?|obstáculos?|restriç\w+|objeç\w+)|\b(?:macht|gibt|bereitet) (?:es )?(?:keinerlei|keine) (?:probleme|schwierigkeiten|einwände)\b|\bnot (?:only|just|limited to|restricted to)\b|\b(?:does(?:n['’]t| not)|do not|don['’]t|nor does it) (?:forbid|prohibit|rule out|exclude|restrict|ban|bar|prevent|stop)\b|\b(?:does(?:n['’]t| not)|do(?:n['’]t| not)|won['’]t) (?:mind|care (?:about|if|whether)|object to|frown on) (?:\w+ ){0,3}?(?:moneti|commerc|paid|sell|business|money|compan|client|customer|profit|sale)|\bno need to\b|\bnot a problem\b|\bnever (?:mind|a problem)\b|\bkeine?(?:rlei)? (?:problem\w*|einschränkung\w*|hindernis\w*|sorgen?|bedenken)\b|\bbedenkenlos\b|\b(?:rien|nada|nichts) (?:ne |no )?(?:(?:vous|te|dich|lo|la) |l['’])*(?:empêche|impide|hindert)\b|\b(?:sans|aucune?|sem|nenhum) (?:restriction|problème|souci|obstacle|problema|restriç)\w*\b|\b(?:sin|ningún|no hay) (?:restricci|problema|inconveniente)\w*",
    _I,
)
_ALLOWS = re.compile(
    rf"\b(?:{piece('may')}|yours to|welcom\w*|sell away|at will|(?:as|what(?:ever)?|how(?:ever)?|whichever) (?:you|they|it|one|he|she) (?:likes?|pleases?|wish(?:es)?|wants?)|peuvent|pueden?|may|can|could|allow\w*|permit\w*|lets?|fine|ok|okay|free(?:ly)?|true|yes|suit\w*|safe|good|ready|friendly|go ahead|welcome|cover\w*|includ\w*|green light|legal\w*|licen[cs]ed for|grant\w*|possible|usable|works?|enabl\w*|open to|approved|cleared|sure|absolutely|"
    r"sirven?|servem?|eignet|taugt|away|all right|alright|clear|put it|use it|too|as well|happily|go for it|no[- ]brainer|compatible|darf\w*|dürf\w*|erlaub\w*|gestatte\w*|zulässig|möglich|frei|permet\w*|autoris\w*|peut|peuvent|pouvez|libre\w*|permit[ei]\w*|puede\w*|autoriza\w*)\b",
    _I,
)
_BARS = re.compile(rf"\b{piece('bars')}\b", _I)
_BARS_AROUND = re.compile(r"\bschließ\w+\b[^.;]*\baus\b", _I)
#: A ban that is denied: "n'interdit pas", "verbietet … nicht".
_NOT_BARRED = re.compile(rf"(?:\bn['’]|\bne\s|\bno\s|n['’]t\s|\bnot\s|\bnicht\s)(?:(?:(?!and|but|und|et|y)\w+\s){{0,2}}?){piece('bars')}\b(?! (?:only|nur|seulement|solo)\b)|\b{piece('bars')}\b[^.;,]{{0,60}}\b(?:nichts?|pas)\b(?! (?:nur|aber)\b)|\bschließ\w+ (?:nichts|keine\w*) aus\b", _I)
#: Somebody is to be asked or paid first, or it is left open.
_TO_BE_ASKED = re.compile(r"\b(?:demander|demandent|pedir|piden|solicitar|(?:an)?fragen|anschreiben|schreiben|kaufen|erwerben|écrire|acheter|contacter|escribir|comprar|contactar|permiso|autorisation|genehmigung|erlaubnis|ob|qu['’]avec)\b", _I)
#: With someone's leave, or with the source: neither a ban nor a permission.
_ON_TERMS = re.compile(r"\b(?:with|unless|once|after|if (?:you|they|the)|provided|upon|until|subject to|without|mit|ohne|sans|sin|avec|con)\b[^.;]{0,30}\b(?:permission|consent|ask\w*|agree\w*|written|say-so|leave|approval|pay\w*|erlaubnis|zustimmung|genehmigung|accord|permiso)\b", _I)
_WITH_SOURCE = re.compile(r"\bclosed\b|\bproprietary\b|\bunless [^.;]{0,30}\b(?:source|open|publish\w*|release\w*|share)\b|\bwithout [^.;]{0,25}\b(?:source|publishing|releasing|sharing|opening)\b", _I)
#: "you can put it into an app without asking"; "nothing you can sell without asking" is a ban.
_WITHOUT_ASKING = re.compile(r"\bwithout (?:having to )?(?:ask|pay|worry)(?:ing)?(?=\W*(?:$|[.;,!)]))", _I)
_DENIED = re.compile(r"\b(?:not|no|nothing|never|nobody|cannot|none)\b|n['’]t\b", _I)
#: "Für privat ist das kein Hindernis, für den Verkauf schon": the contrary of what was denied.
_BUT_SO = re.compile(r"[^.,;]{0,40}\bschon\b\W*(?:$|[.,;])", _I)
_NOT_SO = re.compile(r"\b(?:kein\w*\s(?P<hindrance>hindernis\w*|problem\w*|schwierigkeit\w*)|nicht|kein\w*)\b[^.;]*,[^,.;]*$", _I)
_CONDITION = re.compile(r"^\W*(?:[^,;:.\u00a4]{1,20}:\s)?(?:if|when|as soon as|once|whoever|anyone who|wer|wenn|sobald|falls|si|quand|dès que|qui|quien|cuando)\b[^,;:]*,\s(?P<then>.+)", _I)
#: What it is not, or is held beside.
_NOT_THE_CASE = re.compile(r"\b(?:rather than|instead of|as opposed to|statt|anstatt|plutôt que|au lieu de|en vez de|en lugar de)\s(?:\w+\s)?$", _I)
#: What a permissive licence asks of everyone.
_DUTIES = re.compile(r"\b(?:remov\w+|delet\w+|keep|keeps|keeping|retain\w*|includ\w+|credit\w*|cite|name|mention\w*|pass on|reproduc\w+|attach\w*|preserv\w*|leave) (?:\w+ ){0,4}?(?:notices?|licen[cs]es?|copyright|authors?|source|attribution)\b", re.IGNORECASE)
_PROVIDED = re.compile(r",?\s(?:provided|as long as|so long as|sofern|solange|à condition|tant que|siempre que|desde que)\b|,?\s(?:just|only|but|please)\s(?:credit|name|cite|mention|keep)\b", _I)
#: Someone who works for money, with nothing said of money; and what keeps them from using something.
_ACTOR = re.compile(rf"(?:(?:your|my|our|an?|the|any|every|no|his|her) )?{_WHO}(?: (?:that|which|who) .*)?", re.IGNORECASE)
_BARRED = re.compile(
    r"\b(?:(?:can|may|must|should|could)(?: not|n['’]t)|cannot|can['’]t|mustn['’]t|never|not (?:be )?(?:allowed|permitted|entitled) to|no)\s(?:\w+\s){0,2}?(?:us(?:e|ing)|touch|build|ship|employ|includ\w+|integrate|deploy|sell|offer|rely|put|adopt|take|embed|run|work with|make|earn|charge|have|benefit)\b"
    rf"|\b(?:{_FORBIDS}|not (?:allowed|permitted|covered|included|welcome)|off[- ]limits|out\b|(?:have|has|need|needs|must) (?:to )?(?:\w+ )?(?:buy|pay|purchase|ask|get|obtain|look|stay|leave|write|keep (?:off|away|out)))\b|\b(?:may|can|must|do|are)(?: not|n['’]t)(?=\W*$)|\bcannot(?=\W*$)|\bnichts?\b|\bkein\w*\b|\bnicht\b|\bno\b|\bne\b",
    _I,
)
#: Words for money that are said of no terms: what it is not, who made it, what it does not bring in, what I would not do.
_NO_TERMS = re.compile(
    r"\b(?:it (?:would|['’]d) be|it['’]s|it is|that(?:['’]s| is)) (?:wrong|false|a mistake|not true|untrue)\b|\busually (?:covers?|means?)\b|^\W*(?:before|bevor|ehe|avant|antes)\b|\bfree of charge\b|\b(?:cloud|power|electricity|phone|energy|hosting|gpu) bills?\b|\b(?:eats?|eating|cuts?|reduces?|saves?|costs?) (?:\w+ )?(?:in|into )?(?:your|my|our|the|all) (?:profits?|income|revenue)\b|^\W*(?!(?:who|that|one)\b)\w+ sells\b|\b(?:can['’]t|cannot|couldn['’]t|can not) (?:say|tell|find|open)\b|\bnot (?:stated|told|known|mentioned|specified)\b|\bkeine angabe\w*|\bn['’]ont jamais répondu\b|^\W*(?:(?:and|but|so)\W+)?(?:since|as|because) you (?:asked|mentioned|wondered|wanted|were asking)\b(?![^:]*:)|没写|没有写|未说明|未注明|自行查|정보 없|명시되어 있지 않|記載(?:は|が)?な|不明|^\W*since you\b(?![^.;]*\b(?:allow|permit|licen|sale|free|may|can|fine|ok)\w*)|\bpaid edition\b(?![^.;]*\b(?:need|without)\b)|\bfingers crossed\b|\ba question for\b|\btends? to\b|^\W*(?:for|with) (?:\w+ ){0,2}(?:work|jobs?|clients?|customers?|projects?),? (?:always|never|first|better|please|keep|check|save|make|use a|back up)\b|\b(?:since|because|as) it (?!(?:is|['’]s) (?:under|non|licen|MIT|GPL|Apache|BSD|CC))(?:\w+ )?(?:smears?|blurs?|looks?|softens?|invents?|smooths?|lacks?|is (?:slow|too|blurry|not (?:good|sharp)))\b|"
    r"\b(?:is|are|was|were)(?:n['’]t| not| no)(?: an?)? (?:commercial|paid)(?: \w+)? ?(?:products?|software|programs?|tools?|models?|apps?|ones?|offerings?|packages?)\b|\b(?:made|built|written|created|run|backed|developed|invented|trained|owned) by (?:a |an |any |the )?(?:\w+ )?(?:compan|agenc|start-?up|firm|enterpris|studio)"
    r"|\b(?:whether|cares?|minds?(?! (?:that|you)\b)|cared)\b|(?:\bit|\u00a4)\s(?:\w+\s)?(?:won['’]t|will not|doesn['’]t|does not|can['’]t|cannot)\s(?:\w+\s)?(?:mak|earn)\w* (?:\w+ )?(?:money|a living|a profit)|\b(?:asks?|charges?|begs?|wants?)\s(?:\w+ )?for money\b|^\W*(?:\w+\W+){0,2}(?:i|we)(?:['’]d)?\s(?:would|wouldn|do|don|did|didn|never|not)\b",
    _I,
)
#: What others sell, beside which a model is held.
_RIVALS = re.compile(r"\bcommercial (?:alternatives?|tools?|competitors?|rivals?|offerings?|upscalers?|packages?|plug-?ins?|software|programs?|solutions?|products? (?:like|such)|counterparts?|apps? like)\b", _I)
_TURN = re.compile(r",?\s(?:so|hence|therefore|thus|meaning|which means(?: that)?|i\.e\.|and|which|also|alors|donc|daher|und|also|et|así que|y)\s", _I)
#: Another model, or another of several, begins another thought.
_BREAK = re.compile(
    r"[;]\s|[.!?]\s|,\s(?=(?:for|in) (?:an? |any |your )?(?:paid|commercial)\b[^,;.]{0,30}\b(?:it|that)(?:['’]s\b| is\b| isn['’]t))|,?\s(?:but|while|whereas|aber|während|mais|tandis que|pero|mientras que)\s|,\s(?:and\s)?(?=[*_`]{0,2}\u00a4+[*_`]{0,2}\s(?!(?:and|or|nor|und|oder|et|ou|y|o|e|u)\b)\w|(?:only )?the (?:former|latter|first|second|third|last|others?)\b|(?:der|die|das) (?:erste|zweite|dritte|letzte|andere)\w*\b)|:\s(?=(?:only )?the (?:former|latter|first|second|third|last)\b)|:\s(?=(?:yes|no|sure|ja|nein|oui|non|sí|sim|não)\b)"
)
#: "Ask before you use it for paid work" tells of no terms.
ASK_FIRST = re.compile(r"\b(?:ask|check|enquire|get (?:written )?permission|frag\w*|demand\w*|pregunt\w*|pide|consult\w*)\b[^.;]{0,40}\b(?:before|bevor|avant|antes)\b[^.;]*$", re.IGNORECASE)
#: What is sold is built on the model that is named: its terms are told.
BUILT_ON = re.compile(r"\b(?:software|apps?|services?|products?|tools?|anything|something|what|whatever|it|films?|plug-?ins?)\b[^.;]{0,25}\b(?:built|based|made|derived|building|relying|running)\s(?:up)?(?:on|from|with)\W*(?:the )?[*_`]*$", re.IGNORECASE)
#: Several licences as what a sentence is about.
LICENCES_LISTED = re.compile(r"^\W*(?:(?:the|under|with|for)\s)?(?:MIT|BSD|Apache|A?GPL|LGPL|CC[\w -]{0,8})[\w.-]*(?:\W|and\b|or\b)+(?:MIT|BSD|Apache|A?GPL|LGPL|CC)\b")


#: "You sell prints, and X does not allow that": said where it is allowed or denied.
_OF_THAT = re.compile(
    r"[^.;:?\u00a4]{0,60},\s(?:(?:and|but|which|und|aber|et|mais|y|pero|e|mas)\s)?[*_`]*\u00a4+[*_`]*\s(?P<said>(?:(?P<no>does not|doesn['’]t|will not|won['’]t|cannot|can['’]t|never) )?(?:does )?(?:allow|permit|accept)s?\s(?:that|it|this)\b(?! (?:only|if|unless|with|once)\b)"
    r"|(?:erlaubt|gestattet)\s(?:das|es|dies)\b(?P<nicht> (?:leider |aber )?nicht\b)?(?! (?:nur|wenn|mit)\b)|(?P<ne>ne )?(?:le |l['’])(?:permet|autorise)\b(?: pas)?(?! (?:que|si)\b)|(?P<não>no |não )?(?:lo|o|la) (?:permite|autoriza|admite)\b(?! (?:solo|si|só|se)\b))",
    _I,
)
#: "If you don't sell anything, X allows that": of something else.
_ABOUT = re.compile(r"\b(?:not|never|no|nothing|without|nicht|kein\w*|ohne|pas|sans|sin|não|sem)\b|n['’]t\b|\u00a4", _I)
#: "If you sell it, swap it for X": X may be used so.
_SWAPPED = re.compile(r"\b(?:if|when|should|in case)\b[^.;]*\b(?:(?:swap|exchange|trade)\w* \w+ for|(?:replace|swap) \w+ (?:with|by)|(?:switch|change|move)\w* (?:over )?to|tausch\w*\b[^.;]{0,20}\bgegen|nimm|remplace\w*[^.;]{0,20}\bpar|cambia\w*[^.;]{0,20}\bpor)\W+\u00a4", _I)
#: "None of the three may be sold".
_NONE_OF = re.compile(r"^\W*(?:(?:and|but|so)\W+)?(?:none|neither|not one|kein\w*|aucun\w*|ningun\w|nenhum\w*) (?:of|der|von|d['’]|des|de)\s?(?!.*\b(?:not|forbid\w*|prohibit\w*|rules?|bars?|stops?|restrict\w*|limits?)\b)", _I)


def uses_in(sentence: str) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether it is allowed) for each thought of *sentence* that allows or forbids use for money."""
    thoughts: dict[tuple[int, int], re.Match[str]] = {}
    for cue in _CUE.finditer(sentence):
        thoughts[_thought(sentence, *cue.span())] = cue  # the last one is nearest to what it is said of
    for (first, last), cue in thoughts.items():
        if (that := _OF_THAT.match(sentence, cue.end())) and not _CLOSED.search(sentence, first, last) and not _ABOUT.search(sentence, first, cue.start()):
            yield *that.span("said"), not (that["no"] or that["nicht"] or that["ne"] or that["não"])
            continue
        said = _allowed(sentence[first:last], cue.start() - first, cue.end() - first)
        if said is None:
            if told := used_for_money(sentence[first:last]):
                yield first + told[0], first + told[1], told[2]
            continue
        closed = _CLOSED.search(sentence, first, last)
        # "A is non-commercial, B is MIT, and you bill them": said where the ban stands
        at = closed if not said and closed and closed.end() <= cue.start() and re.search(r"\b(?:MIT|BSD|Apache)\b", sentence[closed.end() : cue.start()]) else cue
        yield *at.span(), not said if said and _NONE_OF.match(sentence) else said
    for first, last in _thoughts(sentence):
        if not any(first <= cue.start() < last for cue in thoughts.values()) and (told := used_for_money(sentence[first:last])):
            yield first + told[0], first + told[1], told[2]


def _thoughts(sentence: str) -> Iterator[tuple[int, int]]:
    """Where the thoughts of *sentence* stand."""
    first = 0
    for cut in _breaks(sentence):
        yield first, cut.start()
        first = cut.end()
    yield first, len(sentence)


#: Where people earn money: only a question for what may be done there asks for terms.
_AT_WORK = re.compile(r"\b(?:may|can|could|allowed|licen[cs]e\w*|legal\w*|permitted)\b[^?]*\b(?:in|for|at|by) (?:my|our|your|an?|the) (?:\w+ )?(?:shop|store|company|agency|firm|studio|business|practice|start-?up|office|work|job|clients?|customers?)\b|\bat work\b", _I)


def asks_use(question: str) -> bool:
    """Whether *question* asks for use for money, of whichever model."""
    return question.rstrip(" *_\"”»’'\n").endswith("?") and (_CUE.search(question) or _AT_WORK.search(question)) is not None and not _CLOSED.search(question)


#: What is only supposed to be sold, or is to be found out, tells of no terms …
_SUPPOSED = re.compile(r"\b(?:if|when|whether|unless|in case|should you|before you|check|ask(?!ed about)\w*|write to|want to know|depends?|falls|wenn|ob|bevor|prüf\w*|si|avant|vérifi\w*|antes|comprueb\w*|consult\w*|se (?:quiser|for)|verifi\w*)\b", _I)
#: … unless it is told what is so then: "if you want to charge for it, you're not allowed to".
_SETTLED = re.compile(
    r"\b(?:if|when|as soon as|wenn|sobald|si|quand|dès que|se|cuando)\b[^.;:?]*?,\s(?:then |dann |so )?(?:you(?:['’]re| are)(?: not|n['’]t) (?:allowed|permitted)(?: to)?|(?:that|it|this)(?:['’]s| is) (?:not (?:allowed|permitted)|forbidden|prohibited)|(?:no|não) (?:te |se |le |os )?(?:l[oa]s? |o )?(?:permiten?|dejan?|deixam?|autorizan?|permitem?)|(?:no|não) está (?:permitid|autorizad)[oa]|está (?:prohibid|proibid)[oa]"
    r"|ist (?:das|es) (?:leider )?(?:nicht (?:erlaubt|gestattet)|verboten|untersagt)|darfst du (?:das|es) (?:leider )?nicht|dürfen sie (?:das|es) (?:leider )?nicht|ce n['’]est pas (?:permis|autorisé)|c['’]est interdit)(?=\W*(?:$|[.;,!)]))",
    _I,
)


def only_supposed(sentence: str) -> bool:
    """Whether *sentence* only supposes use for money, or tells how to find out, and not what is so then."""
    return _SUPPOSED.search(sentence) is not None and _SETTLED.search(sentence) is None


def forbids_use(text: str) -> bool:
    """Whether anything in *text* speaks against use for money."""
    return bool(_CLOSED.search(text)) or any(not said for *_, said in uses_in(text))


def _thought(sentence: str, start: int, end: int) -> tuple[int, int]:
    return around(_breaks(sentence), start, end, len(sentence))


def _breaks(sentence: str) -> Iterator[re.Match[str]]:
    first = 0
    for cut in _BREAK.finditer(sentence):
        if cut[0].startswith(",") and sentence[cut.end()] in "*_`\u00a4" and "\u00a4" not in sentence[first : cut.start()]:
            continue  # "for paid work, X is fine"
        first = cut.end()
        yield cut


def _allowed(thought: str, start: int, end: int) -> bool | None:
    """Whether the *thought* around a cue allows use for money; None where it says neither."""
    if _BUT_SO.match(thought[end:]) and (other := _NOT_SO.search(thought[:start])):
        return other["hindrance"] is None
    if _FREE.search(thought) or _SWAPPED.search(thought) or (_WITHOUT_ASKING.search(thought) and not _DENIED.search(thought)) or _NONE_CLOSED.search(thought) or _NOT_BARRED.search(thought):
        return True
    ahead, rest = thought[:start], thought[end:]
    if _NOT_THAT.search(rest):
        return False
    turns = list(_TURN.finditer(ahead))
    near = ahead[turns[-1].end() :] if turns else ahead
    if _NOT_THE_CASE.search(near):
        return None  # "MIT rather than non-commercial"
    if turns and not near.strip():
        near = ahead  # "excludes companies and freelancers"
    if closed := _CLOSED.search(thought):
        if _CLOSED_NOT.search(thought[: closed.start()]):
            return True if closed.start() < end and start < closed.end() and not re.search(r"\bnot\b|n['’]t\b", thought[closed.end() :]) else None
        return True if _CLOSED_GONE.match(rest) else None if _IN_GENERAL.search(thought) else False
    if _AVOIDED.match(rest):
        return False
    if (outcome := _CONDITION.match(thought)) and outcome.start("then") > end:
        then = outcome["then"]
        if len(re.findall("\u00a4+", then)) > 1:
            return None
        # "If money changes hands, you can't use it"
        return False if _BARRED.search(then) or _BARS.search(then) else True if _ALLOWS.search(then) and not _ON_TERMS.search(thought) and not _TO_BE_ASKED.search(then) else None
    if _RIVALS.match(thought[start:]) and not re.search(r"\b(?:in|into|for|to)\W+(?:\w+\W+)?$", near):
        return None
    if re.search(r"profit\b", thought[start:end], _I) and re.match(r"no[nt]", thought[start:end].strip(), _I):
        return None
    if (terms := _PROVIDED.search(rest)) and (said := _allowed(thought[: end + terms.start()], start, end)):
        return said
    if _IN_GENERAL.search(thought) or _DUTIES.search(thought) or _NO_TERMS.search(near + thought[start:]):
        return None
    if _ACTOR.fullmatch(thought[start:end].strip()) and not _BARRED.search(near + rest) and not _ALLOWS.search(thought):
        return None
    if _ACTOR.fullmatch(thought[start:end].strip()) and _AFTER.search(rest) and not _BARRED.search(near + rest):
        return None
    if _BEFORE.search(near) or _AFTER.search(rest) or _BARS.search(thought[start:end]) or _BARS_AROUND.search(thought):
        return None if _WITH_SOURCE.search(thought) else False
    if _ALLOWS.search(thought):
        return None if _ON_TERMS.search(thought) or _TO_BE_ASKED.search(thought) else True
    return None
