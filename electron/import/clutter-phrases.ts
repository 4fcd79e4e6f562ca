import type { CutReason } from '../../shared/domain/import-preview';

/**
 * Lines of web pages that are copied along with an article. Each expression must match a whole line in small letters,
 * so that a sentence that merely speaks of comments or cookies stays. `anywhere` lines are
 * unmistakable; `edge` ones are ordinary words that count only outside the body.
 */
type Phrase = { readonly reason: CutReason; readonly where: 'anywhere' | 'edge'; readonly line: RegExp };

/** Not `i`: with it these took two seconds to compile when the first file was read, since each letter became a class of letters. */
function phrase(reason: CutReason, where: 'anywhere' | 'edge', pattern: string): Phrase {
  return { reason, where, line: new RegExp(String.raw`^(?:${pattern})[\s.:!…»>→]*$`, 'u') };
}

export const clutterPhrases: readonly Phrase[] = [
  phrase(
    'page-furniture',
    'anywhere',
    'leave a (?:reply|comment)|cancel reply|post (?:a )?comment|add (?:a )?comment|write a comment|(?:view|show|load|hide|read) (?:all |more |the )?comments(?: \\(\\d+\\))?|\\d+ (?:comments?|replies|responses)(?: on .{1,120})?|comments? \\(\\d+(?: posted)?\\)|join the (?:conversation|discussion)|be the first to comment|comments are closed',
  ),
  phrase(
    'page-furniture',
    'anywhere',
    'your email address will not be published.{0,80}|required fields are marked.{0,10}|save my name,? e-?mail,? and website.{0,80}|notify me of (?:new|follow-?up) (?:posts|comments).{0,40}',
  ),
  phrase(
    'page-furniture',
    'anywhere',
    'skip to (?:main |the )?(?:content|navigation)|back to top|scroll to top|jump to (?:content|navigation|search)|toggle (?:navigation|menu|search)|open (?:menu|navigation)|close menu|listen to (?:this )?article|\\d+ ?-?min(?:ute)?s? read|estimated reading time.{0,30}|print this (?:page|article)|javascript is (?:disabled|required).{0,80}',
  ),
  phrase(
    'page-furniture',
    'anywhere',
    '(?:previous|next) message(?: \\(by (?:thread|date)\\))?:.{1,200}|messages sorted by:.{1,100}|more information about the .{1,80} mailing list',
  ),
  phrase(
    'page-furniture',
    'anywhere',
    'deja (?:una respuesta|un comentario)|laisser un commentaire|répondre annuler la réponse|(?:schreibe einen|einen|ihr) kommentar(?: verfassen| schreiben| hinterlassen)?|kommentar verfassen|antwort (?:abbrechen|hinterlassen)|lascia un commento|deixe (?:um comentário|uma resposta)|оставить комментарий|댓글(?: ?(?:쓰기|달기|남기기|\\d+개?))?|コメント(?:を(?:残す|書く))?|发表(?:评论|回复)|اترك (?:تعليقاً?|رداً?)',
  ),
  phrase(
    'page-furniture',
    'edge',
    'home|menu|search|log ?in|sign ?in|sign ?up|register|my account|next|previous|prev|next (?:article|post|story)|previous (?:article|post|story)|read more|more|comments?|reply|print|email|e-mail|save|bookmark|topics?|tags?(?:: .{1,120})?|filed under(?:: .{1,120})?|categor(?:y|ies)(?:: .{1,120})?|breadcrumbs?|about the author|contact us|privacy policy|terms (?:of (?:use|service)|and conditions)|startseite|accueil|inicio',
  ),
  phrase(
    'share-buttons',
    'anywhere',
    '(?:share|tweet|pin|email|post)(?: (?:this|on|via|to|it|the article))+(?: (?:article|story|page|post|link|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|email|e-mail|bluesky|mastodon|threads))*|click to (?:share|email|print).{0,120}|share (?:article|story|options)|copy link|(?:facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|tumblr|email|print|x|copy)(?:[\\s,|/·•]+(?:facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|tumblr|email|print|share|x|link|copy))+|follow us(?: on .{1,60})?|like us on facebook',
  ),
  phrase(
    'share-buttons',
    'anywhere',
    '(?:partager|compartir|condividi|compartilhar|teilen)(?: (?:sur|en|su|no|auf|cet article|este artículo|diesen artikel) ?.{0,40})|공유(?:하기)?|카카오톡(?: 공유)?|シェアする|分享(?:到.{1,20})?|شارك(?: المقال)?',
  ),
  phrase(
    'share-buttons',
    'edge',
    'shares?|\\d+ shares?|tweet|facebook|twitter|linkedin|whatsapp|telegram|partager|compartir|condividi|teilen',
  ),
  phrase(
    'cookie-notice',
    'anywhere',
    '(?:we|this (?:web)?site|our (?:web)?site) (?:and our partners )?uses? cookies.{0,300}|by (?:continuing|using|browsing).{1,80} (?:use of )?cookies.{0,100}|(?:accept|reject|allow|manage|necessary)(?: (?:all|only|necessary|essential|your))* cookies|cookie (?:settings|preferences|policy|consent)|accept all|nous utilisons des cookies.{0,300}|wir verwenden cookies.{0,300}|(?:utilizamos|usamos) cookies.{0,300}|쿠키.{0,40}동의.{0,40}',
  ),
  phrase(
    'subscription',
    'anywhere',
    "(?:subscribe|sign up)(?: now| today| here)?(?: (?:to|for|and)\\b.{0,160})?|get (?:the|our) (?:latest|daily|weekly|free).{1,100}(?:newsletter|inbox|email).{0,60}|already (?:a subscriber|have an account).{0,40}|support (?:our|independent) journalism.{0,160}|(?:become|be) a (?:member|subscriber|patron).{0,80}|this article is (?:for|available to) subscribers.{0,60}|donate(?: now| today)?|s[’']abonner|jetzt abonnieren|suscr[ií]bete.{0,80}|구독(?:하기| ?신청)?|뉴스레터.{0,20}",
  ),
  phrase(
    'copyright',
    'anywhere',
    '(?:copyright )?(?:©|\\(c\\)|ⓒ)\\s?.{0,200}|copyright(?: ©)? \\d{4}.{0,160}|all rights reserved.{0,120}|tous droits réservés.{0,80}|alle rechte vorbehalten.{0,80}|todos los derechos reservados.{0,80}|tutti i diritti riservati.{0,80}|.{0,60}무단\\s?(?:전재|복제|배포).{0,80}|저작권자?.{0,100}|版权所有.{0,80}|無断転載.{0,60}',
  ),
  phrase(
    'advertisement',
    'anywhere',
    'advertisements?|advertising|(?:story|article|content) continues (?:below|after).{0,40}|(?:paid|sponsored|promoted|partner) (?:content|post|by .{1,60})|sponsored|ad|ads by .{1,40}|publicité|anzeige|werbung|publicidad|pubblicità|реклама|광고|広告|广告',
  ),
  phrase(
    'related-headline',
    'anywhere',
    "(?:read|see|watch|listen)(?: (?:also|more|next|this))?\\s?[:|»>].{1,200}|(?:also read|read also|see also|related|related (?:articles?|posts?|stories|news|topics|content|coverage)|more (?:on this|from|stories|in|news|like this)|more on .{1,60}|you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: for you)?|most (?:read|popular|viewed)|trending(?: now)?|top stories|latest (?:news|stories)|editor[’']s picks|don[’']t miss)(?: ?: ?.{1,200})?|(?:à lire aussi|lire aussi|mehr zum thema|lesen sie auch|lea también|te puede interesar|leggi anche|leia também|관련\\s?(?:기사|뉴스)|많이 본 (?:기사|뉴스)|関連記事|相关(?:新闻|阅读)|اقرأ أيضاً?)(?: ?: ?.{0,200})?",
  ),
];

/** Longer blocks are never looked at: a page's own lines are short, cookie notices the longest of them. */
export const longestClutter = 400;
