import type { ComponentType } from 'react';
import { DecisionsView } from '@/components/settings/DecisionsView';
import { SettingsView } from '@/components/settings/SettingsView';
import type { IconName } from '@/components/ui/icons';
import type { PlainKey } from '@/components/ui/words';
import { YourData } from '@/components/your-data/YourData';
import type { ViewName } from '@/lib/domain/atlas-address';
import { CompaniesView } from './CompaniesView.tsx';
import { Filters } from './Filters.tsx';
import { GraphView } from './GraphView.tsx';
import { SitesView } from './SitesView.tsx';
import { StartSettings } from './StartSettings.tsx';
import { TrailsView } from './trails/TrailsView.tsx';

/** A view of the atlas: one component, and how the navigation names it. */
export interface View {
  readonly title: PlainKey;
  readonly icon: IconName;
  readonly Component: ComponentType;
  /** What stands below the navigation while the view is shown, where there is room for it. */
  readonly Beside?: ComponentType;
}

/** Every view of the atlas; the order of the navigation is that of `VIEWS`. */
export const VIEW: Readonly<Record<ViewName, View>> = {
  graph: { title: 'viewGraph', icon: 'graph', Component: GraphView, Beside: Filters },
  companies: { title: 'viewCompanies', icon: 'company', Component: CompaniesView, Beside: Filters },
  sites: { title: 'viewSites', icon: 'site', Component: SitesView, Beside: Filters },
  trails: { title: 'viewTrails', icon: 'trail', Component: TrailsView, Beside: Filters },
  data: { title: 'viewData', icon: 'data', Component: YourData },
  decisions: { title: 'viewDecisions', icon: 'ledger', Component: Decisions },
  settings: { title: 'settings', icon: 'settings', Component: Settings },
};

function Decisions() {
  return (
    <StartSettings>
      <DecisionsView />
    </StartSettings>
  );
}

function Settings() {
  return (
    <StartSettings>
      <SettingsView />
    </StartSettings>
  );
}
