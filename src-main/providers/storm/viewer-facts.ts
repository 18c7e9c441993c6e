/** Facts of one viewer. Those that tell who or where a person is are personal: masked, never stored (faults.md B14). */
import type { FactDescriptor } from '#contract/descriptor';
import type { Facts } from '#contract/model';
import { known } from '../../core/answers.ts';
import type { ViewerFields } from './viewer-wire.ts';

export const viewerFactDescriptors: readonly FactDescriptor[] = [
  { id: 'state', label: 'State', kind: 'text' },
  { id: 'pipelineType', label: 'Pipeline', kind: 'text' },
  { id: 'harnessType', label: 'Harness', kind: 'text' },
  { id: 'application', label: 'Application', kind: 'text' },
  { id: 'streamKey', label: 'Stream key', kind: 'text' },
  { id: 'startedAt', label: 'Started', kind: 'time' },
  { id: 'device', label: 'Device', kind: 'text' },
  { id: 'system', label: 'Operating system', kind: 'text' },
  { id: 'browser', label: 'Browser', kind: 'text' },
  { id: 'renderingEngine', label: 'Rendering engine', kind: 'text' },
  { id: 'protocol', label: 'Protocol', kind: 'text' },
  { id: 'healthGrade', label: 'Health grade', kind: 'text' },
  { id: 'latencyGrade', label: 'Latency grade', kind: 'text' },
  { id: 'bufferDeviationGrade', label: 'Buffer deviation grade', kind: 'text' },
  { id: 'queuePressureGrade', label: 'Queue pressure grade', kind: 'text' },
  { id: 'droppedFramesGrade', label: 'Dropped frames grade', kind: 'text' },
  { id: 'continent', label: 'Continent', kind: 'text' },
  { id: 'country', label: 'Country', kind: 'text' },
  { id: 'city', label: 'City', kind: 'text', personal: true },
  { id: 'postalCode', label: 'Postal code', kind: 'text', personal: true },
  { id: 'coordinates', label: 'Coordinates', kind: 'text', personal: true },
  { id: 'address', label: 'IP address', kind: 'text', personal: true },
];

/** The duration is left out: it changes with every poll, and start and clock tell it. */
export function viewerFacts(data: ViewerFields): Facts {
  return known({
    state: data.state,
    pipelineType: data.pipelineType,
    harnessType: data.harnessType,
    application: data.application,
    streamKey: data.streamKey,
    startedAt: data.startTime,
    ...deviceFacts(data.userAgentData),
    protocol: data.connectionData?.protocol,
    healthGrade: data.healthData?.healthGrade,
    latencyGrade: data.healthData?.latencyGrade,
    bufferDeviationGrade: data.healthData?.bufferDeviationGrade,
    queuePressureGrade: data.healthData?.queuePressureGrade,
    droppedFramesGrade: data.healthData?.droppedFramesGrade,
    ...placeFacts(data.geoData),
    address: data.connectionData?.remoteAddress,
  });
}

function deviceFacts(agent: ViewerFields['userAgentData']) {
  return {
    device: agent?.deviceType,
    system: joined(agent?.osName, agent?.osVersion),
    browser: joined(agent?.browserName, agent?.browserVersion),
    renderingEngine: agent?.renderingEngine,
  };
}

function placeFacts(place: ViewerFields['geoData']) {
  const { latitude, longitude } = place ?? {};
  return {
    continent: place?.continentName,
    country: joined(place?.countryName, place?.countryCode && `(${place.countryCode})`),
    city: place?.cityName,
    postalCode: place?.postalCode,
    coordinates: latitude === undefined || longitude === undefined ? undefined : `${latitude}, ${longitude}`,
  };
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}
