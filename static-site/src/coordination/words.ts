/** The words of roles and events. */
import type { LinkState, LogEvent, Mode } from '../api-types.ts';
import { MODES } from '../conduct.ts';
import { forTheRoof } from '../roof.ts';

export const ROLES: Record<LinkState['role'], { label: string; meaning: string }> = {
  coordinator: { label: 'Koordination', meaning: 'Leitet den Selbstcheck.' },
  deputy: {
    label: 'Vertretung',
    meaning: 'Darf alles, was die Koordination darf, außer übergeben, löschen und deren Zugang beenden.',
  },
  department: { label: 'Stelle', meaning: 'Antwortet für eine Stelle.' },
  companion: {
    label: 'Begleitung',
    meaning:
      'Projektteam oder Moderation von außen. Liest den Stand, den offenen Abgleich und das Ergebnis mit allem Internen; ändert nichts.',
  },
  viewer: {
    label: 'Einsicht',
    meaning: 'Verwaltungsspitze oder Rat. Liest das Ergebnis in der öffentlichen Fassung; ändert nichts.',
  },
  invitation: { label: 'Einladung', meaning: 'Wer sie annimmt, koordiniert.' },
};

const WHO: Record<string, string> = {
  coordinator: 'Koordination',
  deputy: 'Vertretung',
  companion: 'Begleitung',
  administrator: 'Projektteam',
  housekeeping: 'automatisch',
  system: 'automatisch',
};

/** Who did it: a role or a unit, never a person. */
export function who(event: LogEvent, nameOf: (department: string) => string): string {
  if (event.role === 'department') return event.department ? nameOf(event.department) : 'Eine Stelle';
  return WHO[event.role] ?? event.role;
}

const DOCUMENTS: Record<string, string> = {
  pdf: 'Bericht',
  sheet: 'Ergebnisblatt',
  council: 'Sitzungsvorlage',
  press: 'Kurzfassung',
  slides: 'Folien',
  xlsx: 'Daten als XLSX',
  csv: 'Daten als CSV',
  json: 'Ergebnis als JSON',
};
const EDITIONS: Record<string, string> = { public: 'öffentliche Fassung', internal: 'interne Fassung' };

/** A document by its id, such as `2-pdf-plain-public-k1`; what follows a blank is no part of it. */
function documentOf(detail: string): string {
  const [, kind = '', , edition = ''] = detail.split(' ', 1)[0]!.split('-');
  const name = DOCUMENTS[kind] ?? 'Dokument';
  return edition in EDITIONS ? `${name} (${EDITIONS[edition]})` : name;
}

const afterBlank = (detail: string): string => detail.slice(detail.indexOf(' ') + 1);

/** What happened, as a sentence without its subject. */
export function happened(event: LogEvent, nameOf: (department: string) => string): string {
  const unit = event.department ? `„${nameOf(event.department)}“` : 'eine Stelle';
  const detail = event.detail ?? '';
  const role = detail in ROLES ? ROLES[detail as LinkState['role']].label : '';
  const access = role === '' || role === 'Stelle' ? `Zugang für ${unit}` : `Zugang: ${role}`;
  switch (event.event) {
    case 'invited':
      return 'Kommune aufgenommen und eingeladen';
    case 'invitedAnew':
      return 'Neue Einladung verschickt';
    case 'progressShared':
      return 'Stand für das Projektteam freigegeben';
    case 'progressHidden':
      return 'Freigabe des Stands zurückgenommen';
    case 'progressSharedWithRoof':
      return `Stand für ${forTheRoof(detail)} freigegeben`;
    case 'progressHiddenFromRoof':
      return `Freigabe des Stands für ${forTheRoof(detail)} zurückgenommen`;
    case 'invitationConfirmed':
      return 'Einladung angenommen, Selbstcheck begonnen';
    case 'departmentCreated':
      return `Stelle ${unit} angelegt`;
    case 'departmentChanged':
      return `Stelle ${unit} geändert`;
    case 'departmentRenamed':
      return detail === '' ? `Stelle ${unit} umbenannt` : `Stelle „${detail}“ heißt jetzt ${unit}`;
    case 'responsibilityChanged':
      return `Zuständigkeit von ${unit} geändert`;
    case 'departmentClosed':
      return `Stelle ${unit} geschlossen`;
    case 'departmentOpened':
      return `Stelle ${unit} wieder geöffnet`;
    case 'departmentRemoved':
      return detail === '' ? 'Eine leere Stelle entfernt' : `Leere Stelle „${detail}“ entfernt`;
    case 'departmentMerged':
      return `Stelle ${unit} mit „${nameOf(detail)}“ zusammengelegt`;
    case 'linkCreated':
      return `${access} erstellt`;
    case 'linkRenewed':
      return `${access} erneuert`;
    case 'linkRevoked':
      return `${access} beendet`;
    case 'codeCreated':
      return `Neuer Code, ${access}`;
    case 'codeOpened':
      return `Mit einem Code geöffnet, ${access}`;
    case 'conductChanged':
      return detail in MODES ? `Ablauf geändert: ${MODES[detail as Mode].label}` : 'Ablauf geändert';
    case 'scopeWidened':
      return 'Umfang erweitert';
    case 'agreementOpened':
      return 'Abgleich geöffnet';
    case 'agreementClosed':
      return 'Abgleich geschlossen';
    case 'agreed':
      return 'Im Abgleich etwas vereinbart';
    case 'disputed':
      return 'Im Abgleich etwas strittig gelassen';
    case 'released':
      return 'Antworten freigegeben';
    case 'releaseWithdrawn':
      return 'Freigabe zurückgenommen';
    case 'reminded':
      return event.department ? `Erinnerung an ${unit} verschickt` : 'Erinnerungen verschickt';
    case 'submitted':
      return detail === '' ? 'Abgegeben' : `Abgegeben (Abgabe ${detail})`;
    case 'reopened':
      return detail === '' ? 'Wieder geöffnet' : `Wieder geöffnet: ${detail}`;
    case 'exported':
      return 'Stand als Datei gesichert';
    case 'imported':
      return event.department ? `Datei übernommen für ${unit}` : 'Datei übernommen';
    case 'reportOrdered':
      return `${documentOf(detail)} bestellt`;
    case 'documentReleased':
      return `${documentOf(detail)} für das Projektteam freigegeben`;
    case 'documentWithdrawn':
      return `${documentOf(detail)}: Freigabe für das Projektteam zurückgenommen`;
    case 'documentReleasedToRoof':
      return `${documentOf(detail)} für ${forTheRoof(afterBlank(detail))} freigegeben`;
    case 'documentWithdrawnFromRoof':
      return `${documentOf(detail)}: Freigabe für ${forTheRoof(afterBlank(detail))} zurückgenommen`;
    case 'commentarySaved':
      return 'Kommentar der Begleitung gespeichert';
    case 'commentaryConsented':
      return 'Kommentar der Begleitung für die öffentliche Fassung freigegeben';
    case 'commentaryWithheld':
      return 'Kommentar der Begleitung aus der öffentlichen Fassung genommen';
    case 'earlierRoundBrought':
      return 'Frühere Runde zum Vergleich eingelesen';
    case 'earlierRoundRemoved':
      return 'Frühere Runde aus dem Vergleich genommen';
    case 'handoverPrepared':
      return 'Übergabe vorbereitet';
    case 'handedOver':
      return 'Koordination übergeben; die Links davor gelten nicht mehr';
    case 'erased':
      return 'Selbstcheck gelöscht';
    default:
      return detail === '' ? event.event : `${event.event}: ${detail}`;
  }
}
