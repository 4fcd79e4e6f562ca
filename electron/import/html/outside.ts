import type { CutReason } from '../../../shared/domain/import-preview';
import { attribute, isElement, type PageElement, type PageParent } from './page-tree';

/** What a part of a page is when it is not the article: told by its element, its role or its names. */
type Part = { readonly reason: CutReason; readonly names: RegExp };

const edgeOf = (words: string): RegExp => new RegExp(String.raw`(?:^|[\s_-])(?:${words})(?:$|[\s_-])`, 'i');

const parts: readonly Part[] = [
  { reason: 'cookie-notice', names: edgeOf('cookies?|cookie-?(?:banner|notice|consent|bar)|consent|gdpr|ccpa|onetrust') },
  {
    reason: 'share-buttons',
    names: edgeOf(
      'share|sharing|shares?-?(?:bar|tools|buttons?|links)?|social|social-?(?:media|links|share|bar)|addtoany|sharedaddy|follow-us',
    ),
  },
  {
    reason: 'subscription',
    names: edgeOf(
      'newsletters?|newsletter-?(?:signup|form|box|promo)?|subscri(?:be|ption|ptions)|sign-?up|paywall|membership|donate|donation',
    ),
  },
  {
    reason: 'advertisement',
    names: edgeOf(
      'ads?|advert|adverts|advertis(?:ement|ements|ing)|ad-?(?:slot|unit|container|wrapper|box|banner)|sponsor|sponsored|promo|promos|promotion|dfp|outbrain|taboola|teads',
    ),
  },
  {
    reason: 'related-headline',
    names: edgeOf(
      'related|related-?(?:articles|posts|stories|content|links|news)|recommend(?:ed|ations?)?|read-?(?:more|next|also)|more-?(?:stories|news|from|articles|on)|most-?(?:read|popular|viewed|shared)|trending|popular|popular-?(?:posts|articles)|teasers?|latest-?(?:news|posts|stories)|up-?next|see-?also|jp-relatedposts|yarpp',
    ),
  },
  {
    reason: 'page-furniture',
    names: edgeOf(
      'comments?|comment-?(?:list|form|section|respond|body|content|area)|commentlist|disqus(?:_thread)?|respond|replies|reply|nav|navbar|navigation|menus?|main-?menu|breadcrumbs?|footer|site-?(?:footer|header|nav|info)|page-?footer|colophon|masthead|side-?bar|widgets?|widget-?area|search|search-?(?:form|box)|log-?in|toolbar|skip-?links?|skip|toc|table-of-contents|pagination|pager|post-?navigation|tags?|tag-?(?:list|links|cloud)|categories|cat-links|entry-footer|author-?(?:bio|box|info)|about-?author|bio|printfooter|catlinks|mw-(?:navigation|head|panel|editsection|jump-link)|editsection|noprint|navbox|modal|popup|overlay|toast|banner',
    ),
  },
];

const furnitureTags: ReadonlySet<string> = new Set(['nav', 'footer', 'form', 'dialog', 'search']);
const furnitureRoles: ReadonlySet<string> = new Set(
  'navigation banner contentinfo search menu menubar toolbar tablist dialog alertdialog complementary form'.split(' '),
);

/** What the element and those around it, up to `end`, say that they are; `null` when they say nothing. */
export function partOfPage(element: PageElement | null, end: PageParent | null): CutReason | null {
  let weak: CutReason | null = null;
  for (let at: PageParent | null = element; at !== null && at !== end && isElement(at); at = at.parentNode) {
    const found = ownPart(at);
    // That something is a part of the page's frame says less than what is said further out.
    if (found !== null && found !== 'page-furniture') return found;
    weak = weak ?? found;
  }
  return weak;
}

/** Many blocks lie in the same elements. */
const known = new WeakMap<PageElement, { readonly part: CutReason | null }>();

function ownPart(element: PageElement): CutReason | null {
  const before = known.get(element);
  if (before !== undefined) return before.part;
  const part = readPart(element);
  known.set(element, { part });
  return part;
}

function readPart(element: PageElement): CutReason | null {
  if (element.tagName === 'html' || element.tagName === 'body' || element.tagName === 'article' || element.tagName === 'main') return null;
  const names = `${attribute(element, 'class')} ${attribute(element, 'id')} ${attribute(element, 'data-testid')} ${attribute(element, 'data-component')}`;
  const part = parts.find((candidate) => candidate.names.test(names.slice(0, 600)));
  if (part !== undefined) return part.reason;
  const role = attribute(element, 'role').toLowerCase();
  return furnitureTags.has(element.tagName) || furnitureRoles.has(role) ? 'page-furniture' : null;
}
