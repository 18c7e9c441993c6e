/** Where simulated viewers sit and what they hold in their hands. Addresses are from the documentation block 203.0.113.0/24. */
import type { ViewerBody } from './wire.ts';

type Place = ViewerBody['geoData'];
type Device = ViewerBody['userAgentData'] & { readonly harnessType: string };

function place(words: string, latitude: number, longitude: number): Place {
  const [continentName = '', countryName = '', countryCode = '', cityName = '', postalCode = ''] =
    words.split('|');
  return { continentName, countryName, countryCode, cityName, postalCode, latitude, longitude };
}

function device(words: string): Device {
  const [deviceType = '', osName = '', osVersion = '', browserName = '', browserVersion = '', ...more] =
    words.split('|');
  const [renderingEngine = '', harnessType = ''] = more;
  return { deviceType, osName, osVersion, browserName, browserVersion, renderingEngine, harnessType };
}

export const places: readonly Place[] = [
  place('Europe|Poland|PL|Torun|87-100', 53.0176, 18.6202),
  place('Europe|Germany|DE|Leipzig|04109', 51.3402, 12.3713),
  place('Europe|Portugal|PT|Porto|4050-000', 41.1496, -8.6109),
  place('North America|Canada|CA|Halifax|B3J', 44.6488, -63.5752),
  place('Asia|Japan|JP|Sendai|980-0811', 38.2682, 140.8694),
  place('South America|Chile|CL|Valdivia|5090000', -39.8142, -73.2459),
  place('Oceania|New Zealand|NZ|Nelson|7010', -41.2706, 173.284),
];

export const devices: readonly Device[] = [
  device('DESKTOP|Windows 10/11|10.0|Chrome|144.0.0.0|WebKit|STORM_MSE_VIEWER'),
  device('DESKTOP|macOS|15.2|Safari|18.2|WebKit|STORM_HLS_VIEWER'),
  device('DESKTOP|Linux|6.1|Firefox|139.0|Gecko|STORM_MSE_VIEWER'),
  device('MOBILE|iOS|19.1|Safari|19.1|WebKit|GENERIC_HLS_VIEWER'),
  device('MOBILE|Android|16|Chrome|144.0.0.0|WebKit|STORM_MSE_VIEWER'),
  device('TABLET|Android|15|Chrome|143.0.0.0|WebKit|GENERIC_DASH_VIEWER'),
];
