"""How fast it has to be, as a request tells it: with a live picture, quickly, or no matter.

What moves in the picture is not in haste: a fast car, a fast shutter, a child that moved too quickly.
"""

from typing import Literal

from whichmodel.negation import ahead_of, behind, denied
from whichmodel.patterns import either_of, table

_REAL_TIME = table(
    r"real[_-]?time keep(?:s|ing)?_(?:up|pace)_with(?!_(?:the_)?(?:times|kids|news)) keep(?:s|ing)?_(?:up|pace) on_the_fly as_(?:it|they|i|we)_(?:comes?_in|arrives?|stream|film|play|plays|records?|broadcast|is_being|(?:is|are)_(?:streamed|played|shown)) live[_-]?(?:streams?|stream\w*|calls?|video|feeds?|broadcasts?|picture|image|signal|preview|footage_in|transmission|camera)(?!_recording) live_(?:\w+_)?(?:streams?|feeds?|broadcasts?|viewfinder) live_in_the_(?:viewfinder|camera|app|finder) live_(?:during|while|on_(?:the_)?(?:feed|camera|monitor|air|screen|stage|stream|twitch)|at_the|in_(?:\w+_){0,2}?(?:calls?|meetings?|conferences?|class|lessons?)) (?:(?:be|work|works|run|runs|happen|happens|done|fixed|cleaned)|(?:needs?|wants?|have|do)_(?:it|this|that|them))_live(?!_(?:in|at|with|near|on|here|there|next|without|up|together)) "
    r"(?:while|whilst|during|when)_(?:i'?m_|i_am_|we_are_|we're_|i_|we_|the_|my_|our_|a_|it_|it's_|she's_|he's_)?(?:\w+_){0,2}?(?:streaming|stream|streams|streamed|video_calls?|zoom_calls?|zoom|teams_calls?|calls?|meetings?|broadcast\w*|running|rolling|gaming|watching|playback|playing)(?!_(?:track|shoes|water|away)) (?:no|without|zero|minimal|low)_(?:noticeable_|visible_|any_)?(?:lag|delay|latency) (?:while|as)_(?:i|we)_(?:film|shoot|record)(?:\W*live)? live,?_(?:at_)?\d+_?(?:fps|frames|pictures|images) live_on_(?:my|our|a|the)_(?:phone|tablet|laptop|device|\w+phone) instantaneous* also_live live,?_while_(?:i|we|he|she|they)_\w+ (?:replac|remov|blurr|swapp|hidden|enlarg|upscal|sharpen|brighten|denois|clean|stabili[sz])\w*_live live_(?:beim|im|während) beim_(?:senden|streamen|spielen|zocken) pendant_le_direct "
    r"echtzeit* live[_-]?(?:bild|übertragung|stream|sendung|schaltung|kamera|signal)\w* tiempo_real (?:en|ao)_(?:directo|vivo) temps_réel en_direct(?!_de) tempo_real",
    r"实时 即時 直播 边(?:播|拍|看)边 リアルタイム ライブ(?:配信|中継|映像|カメラ|で) 生配信 生放送 配信(?:中|しながら) 실시간 라이브_?(?:방송|로|중|스트|영상|카메라) 생방송 방송_?(?:중|하면서)",
)
#: A live event that was recorded.
_RECORDED = either_of(r"\b(?:concert|music|band|album|gig|konzert|concierto|show|recording of|recorded|recordings?|recording|aufzeichnung|saved|grabación|enregistr\w*|gravação|archived|old|vod|filmed|took|shot|captured|screenshot)\b|录|録画|アーカイブ|녹화|콘서트|演唱会|コンサート")
_FAST = table(
    r"fast(?:er|est)? quick(?:ly|er|est)? speed(?:y|ily) rapid(?:ly)? swift(?:ly)? snappy lightweight promptly asap every_(?:second|minute)_counts flink* as_soon_as_(?:possible|you_can) in_(?:mere_|a_few_|a_couple_of_|just_)?(?:seconds|no_time|a_jiffy|a_flash|an_instant) (?:a_)?(?:few_|couple_of_)?seconds_(?:per|each|a_piece|apiece|for_each|at_most) (?:a|one|two|half_a)_seconds?_(?:per|a|for_each)_(?:photo|picture|image|frame|page|shot|file|scan)(?!_rate) "
    r"(?:within|under|less_than|no_more_than|at_most|max(?:imum)?)_(?:\w+_){0,3}(?:seconds?|minutes?)(?!_(?:of|long|clip)) time_(?:matters|is_(?:short|tight|critical|of_the_essence)|pressure|is_money) (?:in|no)_(?:a_)?(?:hurry|rush)(?<!no_hurry)(?<!no_rush) hurry the_(?:quicker|faster|sooner)_the_better speed_(?:matters|is_(?:important|key|everything|crucial|what|the)|counts|over_quality|first) for_speed high[_-]speed_(?:model|method|processing|tool) "
    r"(?:möglichst_|recht_|sehr_)?schnell(?:e[rsnm]?|er|stens|stmöglich|ste)? ruckzuck zügig* flott* auf_die_schnelle eilig* rápid(?:o|a|os|as)(?:_posible)? rápidamente rapidinho deprisa depressa rapidamente cuanto_antes lo_antes_posible (?:que_)?no_tarde\w* en_segundos en_(?:quelques|deux)_secondes em_(?:poucos_)?segundos rapide* rapidement vite(?!_fait_que) pressé\w* au_plus_vite (?:o_)?quanto_antes logo_que_possível",
    r"快速 越快越好 尽快 要快 得快 够快 更快 速度(?:要|快) 赶时间 几秒 快点 快一点 最快 速く 早く 高速(?!道路|で走|移動|シャッター|バス) 速い すぐに 素早く 短時間 数秒 急い 急ぎ 빨리 빠르게 빠른 빠르면 신속 급해 급하 몇_?초 금방",
)
_LONG = either_of(r"\bnicht (?:so |zu |allzu )?(?:ewig|lange|stunden\w*) (?:dauern|warten|brauchen|rechnen)\b|\b(?:(?:not|never|(?:do|does|did|is|are|was|were|wo|would|could|should|must|may|might|ca|need|has|have|had|sha)n'?t|cannot|without|nicht|kein\w*|no|pas|não)\b[^.;!?]{0,20}?\b(?:take|taking|takes|wait|waiting|spend|spending|last|run|dauern|warten|tardar|prendre|durer|attendre|demorar)\b[^.;!?]{0,20}?\b(?:long|hours?|minutes|days?|ages|all (?:day|night)|overnight|forever|weeks?|lange|ewig|stunden|minuten|horas|minutos|mucho|heures|longtemps|minutes|muito)|(?:no) tarde|(?:ohne|sans) (?:lange zu warten|attendre))\b")
_MOVES = either_of(r"\b(?:too|so|moved?|moves|moving|ran|drove|driving|drives|passed|passing|passes|flew|flying|flies|turned|turns|spun|spinning|spins?|whirls?|races?|raced|speeds|sped|gallop\w*|beats|war|swims?|swam|swimming|runs past|goes by|rides?|riding|rode|jump\w*|danc\w*|pann\w*|walk\w*|(?:he|she|they|who|children|kids|dog|horse|car|train|bird)(?:'s| is| was| are| were)? (?:\w+ )?running|was|were|zu|bewegt\w*|fährt|fuhr|läuft der|rennt|demasiado|muy|va|iba|corre|corría|pasa|trop|roule|allait|court|passe|anda|corre|passou|muito|(?:trains?|voitures?|mouvements?|coches?|carros?|movimientos?|movimentos?|balles?|cheva[lu]x?|autos?|objets?|obturador|objectif|trem|motos?|corredor\w*|balón|bola)(?: (?:muy|très|muito|trop|demasiado))?)\W*$|(?:拍得|跑得|动得|太|开得|走得|飞得)$|(?:動きが|とても)$|(?:너무|움직임이)\s?$")
_MOVERS = either_of(
    r"^[ -]?(?:\w+ )?(?:cars?|moving|motion|movements?|action|trains?|balls?|birds?|animals?|shutters?|lens(?:es)?|panning|sports?|food|forward\w*|paced|stuff|horses?|dogs?|runners?|boats?|planes?|bikes?|players?|film\b|glass|lane|fad(?:ed|ing)|deteriorat\w*|drying|running|taken|snapped|shot|drawn|bewegung\w*|autos?|bewegte\w*|hund|züge|movimient\w*|moviment\w*|coches?|carros?|voitures?|mouvements?|corredor\w*|trem|verschlusszeit|wachs\w*)\b|^ (?:question|one\b|brown|note|thought|look\b|sketch|snap|snapshot|photo i|march|silver)|^(?:的)?(?:车|运动|动作|快门|球|移动|汽车|跑)|^(?:に|で)?(?:動|走|流れ|泳|飛|シャッター)|^\s?(?:차|자동차|움직|셔터|달리|지나|동작|공|속도로)"
)


def haste(text: str) -> Literal["fast", "real-time"] | None:
    """How fast *text*, in small letters, says it has to be; None where it says nothing of it."""
    for live in _REAL_TIME.finditer(text):
        around = ahead_of(text, live.start(), 40) + " " + behind(text, live.end(), 24)
        if not denied(text, live, 32) and (live[0][:4] in ("real", "echt", "temp", "tiem", "keep", "on t") or not _RECORDED.search(around)):
            return "real-time"
    if _LONG.search(text):
        return "fast"
    for fast in _FAST.finditer(text):
        if not _MOVES.search(text[: fast.start()][-30:]) and not _MOVERS.match(text[fast.end() :]) and not denied(text, fast, 28):
            return "fast"
    return None


def without_haste(text: str) -> str:
    """*text* without the words that say so."""
    for words in (_REAL_TIME, _LONG, _FAST):
        text = words.sub(" ", text)
    return text
