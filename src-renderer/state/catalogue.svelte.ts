/** The providers as main describes them. The page knows no vendor by name. */
import type { ProviderDescriptor, SourceKindDescriptor } from '#contract/descriptor';
import { toKindShapes, toUnknownShape } from './kind-shape.ts';
import type { KindShape } from './kind-shape.ts';

export class Catalogue {
  #providers = $state.raw<readonly ProviderDescriptor[]>([]);
  #shapes = toKindShapes([]);

  get providers(): readonly ProviderDescriptor[] {
    return this.#providers;
  }

  fill(providers: readonly ProviderDescriptor[]): void {
    this.#providers = providers;
    this.#shapes = toKindShapes(providers);
  }

  provider(id: string): ProviderDescriptor | undefined {
    return this.#providers.find((provider) => provider.id === id);
  }

  nameOf(provider: string): string {
    return this.provider(provider)?.name ?? provider;
  }

  kinds(provider: string): readonly SourceKindDescriptor[] {
    return this.provider(provider)?.sourceKinds ?? [];
  }

  shapeOf(provider: string, kind: string): KindShape {
    return this.#shapes.get(`${provider}/${kind}`) ?? toUnknownShape(provider, kind);
  }
}
