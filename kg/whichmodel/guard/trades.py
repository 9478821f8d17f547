"""Use for money that is told by who uses a model, on whose pictures or at which price, in so many words and without the word for it.

"A photo lab may use it on customers' prints", "you may charge for the results": someone of a trade, what belongs to
customers or a price, with the word by which it is allowed or denied.
"""

import re

_I = re.IGNORECASE
_LABS = r"(?:(?:photo(?:graphy|graphic)?|print(?:ing)?|film|camera|copy|repair|restoration|scanning|video|design|advertising|portrait|picture|web|online)[- ](?:labs?|shops?|stores?|studios?|business(?:es)?|houses?|services?|agenc(?:y|ies)|compan(?:y|ies)))"
_BY_TRADE = r"(?:wedding|portrait|press|professional|freelance|commercial|event|product|school)[- ](?:photographers?|filmmakers?|videographers?|retouchers?|editors?|designers?)"
#: Who works for money by trade, in English, German, French, Spanish and Portuguese.
_TRADE = re.compile(
    rf"\b(?:{_LABS}|{_BY_TRADE}|photographers|filmmakers|videographers|retouchers|online retailers?|newspapers?|magazines?|broadcasters?|publishers?|publishing houses?|tv stations?|post houses?|production companies|game studios?|art dealers?|(?:ad|advert\w*)-(?:financed|supported|funded) \w+|monetised \w+"
    r"|(?:foto|druck|bild|film|werbe|online|web|kopier|ton|video|repro)-?(?:labore?s?|studios?|läden|ladens?|geschäfte?s?|händler\w*|agentur(?:en)?|shops?|dienste?|dienstleister)|(?:hochzeits|berufs|porträt|presse|profi)-?fotograf\w*|druckerei(?:en)?|profis|freiberufler\w*"
    r"|(?:labos?|laboratoires?|studios?|boutiques?|magasins?|agences?|tirages?) (?:de )?(?:photo\w*|en ligne|d['’]impression|vidéo|de communication)|imprimeries?|imprimeurs?|(?:photographes?|vidéastes?|retoucheurs?) (?:professionnel\w*|de mariages?|indépendant\w*)|boutiques? en ligne"
    r"|(?:votre|ton|notre|une) (?:entreprise|société|agence)|(?:tu|su|vuestra|una) (?:empresa|agencia)|(?:sua|tua|uma) (?:empresa|agência)|(?:deine|ihre|eure|eine) (?:firma|agentur)"
    r"|(?:laboratorios?|estudios?|tiendas?|talleres?|agencias?) (?:fotográfic[oa]s?|de (?:fotograf[ií]a|fotos|impresión|vídeo|revelado|publicidad)|online|en línea)|imprentas?|(?:fotógraf[oa]s?|videógraf[oa]s?) (?:profesional\w*|de bodas?|autónom\w+)"
    r"|(?:laboratórios?|estúdios?|lojas?|ateliês?|agências?) (?:fotográfic[oa]s?|de (?:fotografia|fotos|impressão|vídeo|revelação|publicidade)|online|virtua(?:l|is))|fotógraf[oa]s? (?:profissiona\w+|de casamentos?))\b",
    _I,
)
#: What belongs to customers.
_CUSTOMERS = re.compile(
    r"\b(?:customers?|clients?)(?:['’]s|['’])\s(?!(?:may|can|choice|own risk)\b)\w+|\bwhat(?:ever)? (?:people|customers|clients|they) (?:bring in|send in|drop off|hand in)\b|\b(?:to|for) (?:her|his|their|your|our|my|paying|its) (?:customers|clients)\b"
    r"|\bkunden(?:abzüge\w*|bilder\w*|fotos|videos?|aufträge\w*|auftrag|material|arbeit\w*|projekte?n?|scans)\b|\b(?:für|bei|von) (?:\w+ )?kund(?:en|innen|schaft)\b|\b(?:für|bei) (?:\w+ )?aufträgen?, die bezahlt\b"
    r"|\b(?:de|des|pour|à) (?:ses|leurs|vos|tes|mes|nos|les|des|un|une|la)?\s?client(?:e|s|es|èle)?\b|\b(?:de|para|a) (?:sus|tus|mis|los|las|nuestros|un|una|la)\s?client(?:e|es|ela)\b|\b(?:de|dos|das|do|da|para|a) (?:os |seus |teus |meus |um |uma )?client(?:e|es|ela)\b",
    _I,
)
#: What is asked for it.
_PRICE = re.compile(
    r"\b(?:charge|charging)\b(?:\s(?!(?:the|your|up|it)\b(?! for))\w+)?\sfor\b|\b(?:ask|take|accept|get) (?:good )?(?:money|payment|a fee) for\b|\bsell (?:the )?(?:results?|pictures|prints|output)\b"
    r"|\bgeld (?:\w+ ){0,4}?(?:verlang|nehm|nimm|kassier|bekomm|forder)\w*|\b(?:verlang|nehm|nimm|kassier|forder)\w* (?:\w+ ){0,4}?geld\b|\bfaire payer\b|\bdemander (?:de l['’]argent|un prix)\b|\bcobrar por\b|\bcobrar pel[oa]s?\b",
    _I,
)
#: To use the model that is spoken of.
_USES_IT = re.compile(
    r"\b(?:us(?:e|es|ing)|offer|run|apply|employ|ship|deploy|sell|include|rely on|work with|take|adopt|integrate|build (?:up)?on)\s(?:to )?(?:it|them|this|that|these|\u00a4+)\b|\b(?:air|print|publish|sell|deliver|release|broadcast) (?:it|its (?:results?|output)|the (?:results?|pictures|output))\b|\bput (?:it|them|this|\u00a4+) to (?:work|use)\b|\buse of (?:it|\u00a4+)"
    r"|\b(?:es|ihn|sie|das|dies\w*|damit|\u00a4+)\s(?:[\w-]+\s){0,6}?(?:einsetz\w*|nutz\w*|verwend\w*|benutz\w*|anbiet\w*|arbeit\w*|gebrauch\w*|freigegeben|erlaubt|gestattet)|\b(?:einsetz\w*|nutz\w*|verwend\w*|benutz\w*) (?:darf|dürfen) (?:es|ihn|sie|\u00a4+)"
    r"|\bl['’](?:utilis|emplo|exploit|propos|intégr|appliqu)\w+|\bs['’]en serv\w+|\b(?:utilis|emplo|exploit|propos)\w+ \u00a4|\b(?:usar|utilizar|emplear|ofrecer|aplicar|integrar|empregar|oferecer)(?:l[oa]s?)?\b|\b(?:us|utiliz|empreg|aplic|integr)á-l[oa]s?\b|\b(?:l[oa]s?|o|os|a|as) (?:pued\w+|podr\w+|pode\w*) (?:usar|utilizar|empregar|emplear)\b|\bservirse de (?:él|ella|\u00a4)",
    _I,
)
#: It is allowed,
_MAY = re.compile(
    r"\b(?:may|might|can|could|(?:is|are|['’]re|feel)(?:n['’]t)? (?:\w+ )?(?:free|allowed|welcome|permitted|cleared|entitled|fine) to|(?:has|have) (?:the|every) right to|go ahead|no problem|darf|dürf\w*|darfst|kann|könn\w*|erlaubt|gestattet|freigegeben|zulässig|peut|peuvent|pouvez|peux|autoris\w+|(?:a|ont|avez)(?: pas)? le droit|libre\w*|livre\w*|pued\w+|podr\w+|pode[ms]?|poderá|dá pr?a|dá para|permit\w+|autori[sz]\w+|tienes? derecho)\b",
    _I,
)
#: … or denied.
_NOT = re.compile(
    r"\b(?:not|never|cannot|no|nobody|none|neither|nor|forbidden|prohibited|barred|nicht|keine?[nmrs]?|nie|niemals|verboten|untersagt|tabu|ne|pas|aucun\w*|jamais|interdit\w*|tampoco|nunca|ningun\w*|prohibid\w+|não|nem|nenhum\w*|proibid\w+)\b|n['’]t\b|\bn['’](?=[aeiouyéêh])",
    _I,
)
#: Nothing is in the way of it: no denial.
_NO_TROUBLE = re.compile(r"\b(?:no|without(?: an?y?)?|not an?|kein\w*|ohne|aucun|sans|sin|ningún|sem|nenhum) (?:\w+ )?(?:problem\w*|trouble|worr\w+|scruples?|second thought|fees?|souci|crainte|hésit\w+|bedenken|sorge\w*|más|problema\w*|medo|receio)\b", _I)
#: On what it depends, or for whom else it holds.
_DOUBTFUL = re.compile(
    r"\b(?:if|unless|whether|provided|until|only|after|before|once|hobby|amateur|permission|consent|licen[cs]e (?:from|fee)|ask\w*|agree\w*|written|wenn|falls|sofern|nur|erst|ob|bevor|erlaubnis|zustimmung|genehmigung|si|sauf|seulement|après|avant|autorisation|accord|demand\w+|solo|sólo|salvo|tras|antes|permiso|consentimiento|apenas|só|depois|permissão|autorização|se|amateurs?|aficionad\w+|amador\w*)\b|\?|\b(?:can|could) (?:use|run|take|apply) (?:it|them|this) (?:to|when|where|because)\b",
    _I,
)
#: The reader's own words, or what I would do, are no terms.
_OF_OTHERS = re.compile(r"^\W*(?:\w+\W+){0,2}?(?:i|we|ich|wir|je|nous|yo|nosotros|eu|nós)\b", _I)


def used_for_money(clause: str) -> tuple[int, int, bool] | None:
    """(start, end, whether it is allowed) of what *clause* says of the use of a model by a trade, for customers or at a price; None where it says nothing of it for sure."""
    price = _PRICE.search(clause)
    cue = price or (_USES_IT.search(clause) and (_TRADE.search(clause) or _CUSTOMERS.search(clause)))
    if not cue or not _MAY.search(clause) or _DOUBTFUL.search(clause) or _OF_OTHERS.match(clause):
        return None
    return *cue.span(), _NOT.search(_NO_TROUBLE.sub(" ", clause)) is None
