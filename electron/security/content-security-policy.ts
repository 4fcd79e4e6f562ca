/**
 * The policy that the page is served with: only our own files, no connection, no frame, no plug-in, no
 * inline script, no eval, and no string that becomes markup or script without `renderer/app/trusted-types.ts`.
 *
 * `nonce` admits the style elements that carry it. Mantine writes its theme's colours and what a screen's
 * width decides into such elements, and there is no other way to have it; they come from our own theme,
 * never from a document.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    ...nothing,
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    'trusted-types default dompurify',
    // Markup and addresses that get past everything else still open no window, frame, download or dialog.
    // Without `allow-forms` the browser would not tell React that Enter was pressed in a form.
    'sandbox allow-scripts allow-same-origin allow-forms',
  ].join('; ');
}

/** The policy of every other file. It matters where a file is a page of its own: the worker that reads PDFs. */
export function filePolicy(): string {
  return [...nothing, "trusted-types 'none'"].join('; ');
}

/** What every policy begins with. Those that `default-src` does not cover are said one by one. */
const nothing = [
  "default-src 'none'",
  "connect-src 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];

/** Headers of every answer, beside its policy. */
export const fixedHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-DNS-Prefetch-Control': 'off',
  // What the page never needs of the computer. The session's permission handlers refuse it as well.
  'Permissions-Policy': [
    'accelerometer',
    'autoplay',
    'camera',
    'clipboard-read',
    'display-capture',
    'encrypted-media',
    'gamepad',
    'geolocation',
    'gyroscope',
    'hid',
    'identity-credentials-get',
    'idle-detection',
    'keyboard-map',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'otp-credentials',
    'payment',
    'picture-in-picture',
    'publickey-credentials-get',
    'screen-wake-lock',
    'serial',
    'sync-xhr',
    'usb',
    'window-management',
    'xr-spatial-tracking',
  ]
    .map((feature) => `${feature}=()`)
    .join(', '),
};
