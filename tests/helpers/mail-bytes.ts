/** A mail with these files attached, as programs write them. Names beyond ASCII as RFC 2047 wants them, as most do. */
export function mailBytes(
  text: string,
  attachments: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[],
): Buffer {
  const parts = attachments.map(({ name: plain, type, bytes }) => {
    const name = /^[ -~]*$/.test(plain) ? plain : `=?utf-8?B?${Buffer.from(plain).toString('base64')}?=`;
    return `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(
      bytes,
    )
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n')}`;
  });
  const all = [`Content-Type: text/plain; charset=utf-8\r\n\r\n${text}`, ...parts];
  return Buffer.from(
    [
      'From: Ana Ruiz <ana@example.org>',
      'To: desk@example.org',
      'Subject: Papers for Monday',
      'Date: Mon, 3 Jun 2024 09:00:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="part"',
      '',
      ...all.map((part) => `--part\r\n${part}`),
      '--part--',
      '',
    ].join('\r\n'),
  );
}
