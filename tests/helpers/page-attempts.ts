/**
 * What a page could be talked into, each with the directive of the content security policy that must
 * refuse it (one of two, with ` or ` between them). An attempt runs in the page; `host` is a server that counts who comes. If it runs a script,
 * that script calls `ran()`.
 */
export type PageAttempt = { readonly name: string; readonly directive: string; readonly attempt: (host: string) => unknown };

declare global {
  interface Window {
    ran: () => void;
    /** Names of directives that refused something since the last attempt. */
    reports: string[];
    runs: number;
  }
}

const trusted = 'require-trusted-types-for';

/** Strings that become markup. */
const markup: readonly PageAttempt[] = [
  {
    name: 'innerHTML',
    directive: trusted,
    attempt: () => {
      document.createElement('div').innerHTML = '<img src="/none.png" onerror="ran()">';
    },
  },
  {
    name: 'outerHTML',
    directive: trusted,
    attempt: () => {
      document.body.appendChild(document.createElement('div')).outerHTML = '<img src="/none.png" onerror="ran()">';
    },
  },
  {
    name: 'insertAdjacentHTML',
    directive: trusted,
    attempt: () => document.body.insertAdjacentHTML('beforeend', '<svg onload="ran()"></svg>'),
  },
  { name: 'document.write', directive: trusted, attempt: () => document.write('<script>ran()</script>') },
  { name: 'DOMParser', directive: trusted, attempt: () => new DOMParser().parseFromString('<img onerror="ran()">', 'text/html') },
  {
    name: 'srcdoc',
    directive: trusted,
    attempt: () => {
      const frame = document.createElement('iframe');
      frame.srcdoc = '<script>parent.ran()</script>';
      document.body.append(frame);
    },
  },
  { name: 'createContextualFragment', directive: trusted, attempt: () => document.createRange().createContextualFragment('<b>x</b>') },
  {
    name: 'innerHTML of a shadow root',
    directive: trusted,
    attempt: () => {
      document.createElement('div').attachShadow({ mode: 'open' }).innerHTML = '<img src="/none.png" onerror="ran()">';
    },
  },
  {
    name: 'insertHTML of an editor',
    directive: trusted,
    attempt: () => document.execCommand('insertHTML', false, '<img src="/none.png" onerror="ran()">'),
  },
];

/** Strings that become scripts. What runs inside `evaluate` may evaluate strings, so these wait until it has ended. */
const scripts: readonly PageAttempt[] = [
  {
    name: 'eval',
    directive: trusted,
    attempt: () => void setTimeout(() => (Reflect.get(globalThis, 'eval') as (text: string) => void)('ran()')),
  },
  { name: 'Function', directive: trusted, attempt: () => void setTimeout(() => new Function('ran()')()) },
  { name: 'setTimeout of a text', directive: trusted, attempt: () => void setTimeout('ran()' as unknown as () => void) },
  {
    name: 'text of a script',
    directive: trusted,
    attempt: () => {
      const script = document.createElement('script');
      script.text = 'ran()';
      document.body.append(script);
    },
  },
  {
    name: 'innerHTML of a script, which needs no "<"',
    directive: trusted,
    attempt: () => {
      const script = document.createElement('script');
      script.innerHTML = 'ran()';
      document.body.append(script);
    },
  },
  {
    name: 'a text node in a script',
    directive: trusted,
    attempt: () => {
      const script = document.createElement('script');
      script.append(document.createTextNode('ran()'));
      document.body.append(script);
    },
  },
  {
    name: 'a script in SVG',
    directive: trusted,
    attempt: () => {
      const script = document.createElementNS('http://www.w3.org/2000/svg', 'script');
      script.append(document.createTextNode('ran()'));
      document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg')).append(script);
    },
  },
  {
    name: 'an inline event handler',
    directive: trusted,
    attempt: () => {
      const button = document.createElement('button');
      button.setAttribute('onclick', 'ran()');
      button.click();
    },
  },
  {
    name: 'a script from elsewhere',
    directive: trusted,
    attempt: (host) => {
      const script = document.createElement('script');
      script.src = `http://${host}/x.js`;
      document.body.append(script);
    },
  },
  {
    name: 'a script of our own by its address',
    directive: trusted,
    attempt: () => {
      document.createElement('script').src = '/assets/anything.js';
    },
  },
  { name: 'import from elsewhere', directive: 'script-src-elem', attempt: (host) => import(`http://${host}/x.js`) },
  { name: 'import of a data address', directive: 'script-src-elem', attempt: () => import('data:text/javascript,ran()' as string) },
  {
    name: 'a link that is a script',
    directive: 'script-src-elem',
    attempt: () => {
      const link = document.body.appendChild(document.createElement('a'));
      link.href = 'javascript:ran()';
      link.click();
    },
  },
  {
    name: 'a location that is a script',
    directive: 'script-src-elem',
    attempt: () => {
      window.location.href = 'javascript:ran()';
    },
  },
  { name: 'a worker out of a blob', directive: trusted, attempt: () => new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))) },
  { name: 'a worker from elsewhere', directive: trusted, attempt: (host) => new Worker(`http://${host}/x.js`) },
  { name: 'a shared worker', directive: trusted, attempt: () => new SharedWorker('/assets/anything.js') },
  { name: 'a service worker', directive: trusted, attempt: () => navigator.serviceWorker.register('/assets/anything.js') },
  {
    name: 'WebAssembly',
    directive: 'script-src',
    attempt: () => void setTimeout(() => new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))),
  },
  { name: 'a new policy', directive: 'trusted-types', attempt: () => window.trustedTypes.createPolicy('other', {} as never) },
  { name: 'another default policy', directive: 'trusted-types', attempt: () => window.trustedTypes.createPolicy('default', {} as never) },
  {
    name: 'another policy of DOMPurify',
    directive: 'trusted-types',
    attempt: () => window.trustedTypes.createPolicy('dompurify', {} as never),
  },
];

/** Connections that a script can ask for. */
const connections: readonly PageAttempt[] = [
  { name: 'fetch', directive: 'connect-src', attempt: (host) => fetch(`http://${host}/`) },
  { name: 'fetch of our own page', directive: 'connect-src', attempt: () => fetch('/') },
  {
    name: 'XMLHttpRequest',
    directive: 'connect-src',
    attempt: (host) => {
      const request = new XMLHttpRequest();
      request.open('GET', `http://${host}/`);
      request.send();
    },
  },
  { name: 'WebSocket', directive: 'connect-src', attempt: (host) => new WebSocket(`ws://${host}/`) },
  { name: 'EventSource', directive: 'connect-src', attempt: (host) => new EventSource(`http://${host}/`) },
  { name: 'sendBeacon', directive: 'connect-src', attempt: (host) => navigator.sendBeacon(`http://${host}/`, 'words') },
  { name: 'a font by script', directive: 'font-src', attempt: (host) => new FontFace('x', `url(http://${host}/x.woff2)`).load() },
  { name: 'an image by script', directive: 'img-src', attempt: (host) => Object.assign(new Image(), { src: `http://${host}/x.png` }) },
  {
    name: 'a form',
    directive: 'form-action',
    attempt: (host) => {
      const form = document.body.appendChild(document.createElement('form'));
      form.action = `http://${host}/`;
      form.submit();
    },
  },
  {
    name: 'a style element without the nonce',
    directive: 'style-src-elem',
    attempt: () => document.body.appendChild(document.createElement('style')).append('body { background: url(/none.png) }'),
  },
];

/** An element as pasted or forged markup would make it: its name, attributes, and the directive that refuses it. */
const elements: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>, directive: string])[] = [
  ['img', { src: 'http://HOST/x.png' }, 'img-src'],
  ['img', { srcset: 'http://HOST/x.png 2x, http://HOST/y.png 1x' }, 'img-src'],
  ['img', { src: 'data:image/png;base64,AAAA' }, 'img-src'],
  ['video', { poster: 'http://HOST/x.png' }, 'img-src'],
  ['video', { src: 'http://HOST/x.mp4', preload: 'auto' }, 'media-src'],
  ['audio', { src: 'http://HOST/x.mp3', preload: 'auto' }, 'media-src'],
  ['iframe', { src: 'http://HOST/' }, 'frame-src'],
  ['iframe', { src: '/' }, 'frame-src'],
  ['iframe', { src: 'data:text/html,<script>parent.ran()</script>' }, 'frame-src'],
  // Older engines ask Trusted Types first.
  ['object', { data: 'http://HOST/x.swf' }, `object-src or ${trusted}`],
  ['embed', { src: 'http://HOST/x.swf' }, `object-src or ${trusted}`],
  ['link', { rel: 'stylesheet', href: 'http://HOST/x.css' }, 'style-src-elem'],
  ['link', { rel: 'preload', as: 'image', href: 'http://HOST/x.png' }, 'img-src'],
  ['link', { rel: 'preload', as: 'font', href: 'http://HOST/x.woff2', crossorigin: '' }, 'font-src'],
  ['link', { rel: 'modulepreload', href: 'http://HOST/preloaded.js' }, 'script-src-elem'],
  ['link', { rel: 'icon', href: 'http://HOST/x.ico' }, 'img-src'],
  ['base', { href: 'http://HOST/' }, 'base-uri'],
  ['p', { style: 'background: url(http://HOST/x.png)' }, 'style-src-attr'],
];

/** Puts each of `elements` into the page. */
export const elementAttempts = elements.map(([tag, attributes, directive]) => ({
  name: `<${tag} ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')}>`,
  directive,
  tag,
  attributes,
}));

export const pageAttempts: readonly PageAttempt[] = [...markup, ...scripts, ...connections];
