import { Building2, CalendarDays, Hash, type LucideIcon, MapPin, UserRound } from 'lucide-react';
import type { FactKind } from '../../shared/domain/fact';

const icons: Readonly<Record<FactKind, LucideIcon>> = {
  person: UserRound,
  organisation: Building2,
  place: MapPin,
  date: CalendarDays,
  quantity: Hash,
};

/** The sign of a kind of fact. It is decoration: the kind's name stands beside it. */
export function FactIcon({ kind }: { readonly kind: FactKind }) {
  const Icon = icons[kind];
  return <Icon size={14} aria-hidden strokeWidth={2.1} />;
}
