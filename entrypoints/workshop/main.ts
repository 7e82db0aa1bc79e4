import { serveWorkshop } from '@/lib/browser/workshop';

serveWorkshop();
