import type { Contradiction } from '../../shared/domain/fact';

/** A number with its unit, as the interface's language writes it: percentages and money with their signs. */
export function figureText(value: number, unit: string, language: string): string {
  const number = (options: Intl.NumberFormatOptions): string => new Intl.NumberFormat(language, options).format(value);
  if (unit === '%') return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(value / 100);
  if (/^[A-Z]{3}$/.test(unit))
    return number({
      style: 'currency',
      currency: unit,
      maximumFractionDigits: 2,
      minimumFractionDigits: 0,
      ...(value >= 1e6 ? { notation: 'compact' } : {}),
    });
  return number({ maximumFractionDigits: 2 });
}

/** The figures as the text writes them, with the sign of their relation between them. */
export function reckoning({ relation, operands }: Pick<Contradiction, 'relation' | 'operands'>): string {
  const sign = ({ difference: ' − ', product: ' × ' } as Readonly<Record<string, string>>)[relation] ?? ' + ';
  return operands.map(({ words }) => words).join(sign);
}
