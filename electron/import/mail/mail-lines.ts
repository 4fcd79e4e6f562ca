import { cleanCharacters } from '../characters';
import { readBlocks } from '../plain-text';
import type { SourceBlock } from '../source-reading';

/**
 * The plain text of a mail as blocks: what its writer says; what is quoted, as quotations; and signatures, legal notices
 * and the lines of mailing lists as blocks that are proposed to be cut.
 */

/** "On Thu, 20 Jun 2024, A wrote:" in the languages of the usual programs; it may be broken into three lines. */
const attribution =
  /^(?:On\s.{4,200}\swrote|Am\s.{4,200}\sschrieb\b.{0,80}|Le\s.{4,200}\sa écrit|El\s.{4,200}\sescribió|Il\s.{4,200}\sha scritto|Em\s.{4,200}\sescreveu|.{4,200}(?:\sпишет|\sнаписала?|님이 (?:작성|쓴 글)|(?:さん)?のメール|写道))\s?[::]$/isu;

/** The lines with which Outlook and others begin the mail that they answer. */
const original =
  /^(?:-{2,}\s?(?:Original Message|Original Appointment|Forwarded message|Ursprüngliche Nachricht|Message d'origine|Mensaje original|Исходное сообщение|원본 메시지|원본 메일|元のメッセージ|原始邮件)\s?-{2,}|Begin forwarded message:|_{20,})$/iu;
const originalField = /^(?:From|Von|De|Da|От|보낸 사람|差出人|发件人)\s?:\s/iu;

/** What stands below all lines: the sign of RFC 3676, and what telephones add. */
const signature =
  /^--\s?$|^(?:Sent from my |Get Outlook for |Von meinem .{2,30} gesendet|Envoyé de mon |Enviado desde mi |나의 iPhone에서 보냄|iPhoneから送信)/iu;
const notice =
  /^(?:this (?:e-?mail|message|communication|transmission)\b.{0,120}\b(?:confidential|privileged|intended)|(?:confidentiality|legal|privacy) (?:notice|disclaimer)|disclaimer\b|the information (?:contained )?in this (?:e-?mail|message)|diese e-?mail enthält vertrauliche|ce (?:message|courriel) .{0,60}confidentiel|este (?:mensaje|correo) .{0,60}confidencial|настоящее (?:сообщение|письмо) .{0,80}конфиденциальн|(?:이|본) (?:메일|이메일|전자우편).{0,60}(?:기밀|수신인|법적))/isu;
const list = /^(?:to unsubscribe\b|unsubscribe\b|you (?:are receiving|received) this (?:e-?mail|message)\b|[-\w]+ mailing list$|_{30,}$)/iu;

type Segment = { readonly lines: string[]; readonly as: 'own' | 'quoted' | 'cut' };

/** Reads the text of a mail's body. */
export function mailLines(raw: string): readonly SourceBlock[] {
  const lines = cleanCharacters(raw).text.split('\n');
  const segments: Segment[] = [];
  const into = (as: Segment['as'], line: string): void => {
    const last = segments.at(-1);
    if (last?.as === as) last.lines.push(line);
    else segments.push({ as, lines: [line] });
  };
  let state: 'own' | 'answered' | 'signed' = 'own';
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const plain = line.trim();
    const introduced = state === 'answered' ? 0 : attributionLines(lines, index);
    if (introduced > 0) {
      for (const part of lines.slice(index, index + introduced)) into('quoted', part);
      index += introduced - 1;
      if (state === 'signed') state = 'answered';
    } else if (state !== 'answered' && beginsOriginal(lines, index)) {
      state = 'answered';
      into('quoted', line);
    } else if (state === 'own' && signature.test(plain) && endsSoon(lines, index)) {
      state = 'signed';
      into('cut', line);
    } else into(state === 'answered' ? 'quoted' : /^\s{0,3}>/.test(line) ? 'quoted' : state === 'signed' ? 'cut' : 'own', line);
  }
  return segments.flatMap(blocksOf);
}

/** How many lines, up to three, introduce the quotation that follows; 0 for none. */
function attributionLines(lines: readonly string[], index: number): number {
  if ((lines[index]?.trim() ?? '') === '') return 0;
  for (let count = 1; count <= 3; count += 1) {
    const last = lines[index + count - 1]?.trim() ?? '';
    if (last === '') return 0;
    if (!/[::]$/u.test(last)) continue;
    const next = lines.slice(index + count).find((line) => line.trim() !== '');
    const joined = lines
      .slice(index, index + count)
      .map((line) => line.trim())
      .join(' ');
    return next !== undefined && /^\s{0,3}>/.test(next) && attribution.test(joined) ? count : 0;
  }
  return 0;
}

/** Outlook's line of dashes or underscores, or its header of the mail that is answered. */
function beginsOriginal(lines: readonly string[], index: number): boolean {
  const plain = lines[index]?.trim() ?? '';
  const following = lines.slice(index + 1, index + 6);
  const hasHeader = following.some((line) => originalField.test(line.trim()));
  if (original.test(plain)) return hasHeader;
  return (
    originalField.test(plain) &&
    following.filter((line) =>
      /^(?:Sent|Date|To|Cc|Subject|Gesendet|An|Betreff|Envoyé|À|Objet|Enviado|Para|Asunto|Отправлено|Кому|Тема|보낸 날짜|받는 사람|제목)\s?:\s/iu.test(
        line.trim(),
      ),
    ).length >= 2
  );
}

/** A signature has a dozen lines at most, or a quotation comes after it. */
function endsSoon(lines: readonly string[], index: number): boolean {
  const rest = lines.slice(index + 1);
  const end = rest.findIndex((line, at) => /^\s{0,3}>/.test(line) || attributionLines(rest, at) > 0 || beginsOriginal(rest, at));
  return (end === -1 ? rest : rest.slice(0, end)).filter((line) => line.trim() !== '').length <= 15;
}

function blocksOf({ lines, as }: Segment): readonly SourceBlock[] {
  const text = lines.join('\n');
  if (as === 'cut')
    return readBlocks(text).map((block) => ({
      ...block,
      kind: 'paragraph',
      level: 1,
      cut: list.test(block.text) ? 'subscription' : 'outside-article',
    }));
  if (as === 'quoted')
    return readBlocks(text.replace(/^\s{0,3}(?:>\s?)+/gm, '')).map((block) => ({ ...block, kind: 'quote', level: 1, cut: null }));
  let listed = false;
  return readBlocks(text).map((block) => {
    listed ||= /^_{30,}$/.test(block.text);
    if (listed || list.test(block.text)) return { ...block, kind: 'paragraph', level: 1, cut: 'subscription' };
    return { ...block, cut: notice.test(block.text) ? 'outside-article' : null };
  });
}
