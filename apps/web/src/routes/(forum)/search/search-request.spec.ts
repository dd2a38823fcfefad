import { filtersOf, searchAddress, searchRequest } from './search-request.js';

const of = (query: string) => searchRequest(new URLSearchParams(query));

describe('the address of a search', () => {
  it('is read and written alike', () => {
    const address =
      '/search?q=squeaky+hinge&type=posts&sort=newest&room=help&tag=oil&tag=door&kind=question' +
      '&solved=false&expert=true&language=fr&by=ada&from=2026-01-31&to=2026-02-28';
    expect(searchAddress(of(address.split('?')[1]!))).toBe(address);
  });

  it('says nothing of what goes without saying', () => {
    expect(searchAddress(of('q=hinge&type=threads&sort=relevance'))).toBe('/search?q=hinge');
    expect(searchAddress(of(''))).toBe('/search');
  });

  it('is without the nonsense in it', () => {
    const query = 'type=cats&sort=up&kind=x&solved=yes&language=xx&from=2026&to=2026-13-01&by=@';
    expect(searchAddress(of(query))).toBe('/search');
  });

  it('goes on from a page only when told so', () => {
    expect(searchAddress(of('q=a&after=xyz'))).toBe('/search?q=a');
    expect(searchAddress(of('q=a'), { after: 'xyz' })).toBe('/search?q=a&after=xyz');
  });

  it('adds tags to one another, and takes another room in the place of one', () => {
    const request = of('q=a&room=help&tag=oil');
    expect(searchAddress(request, { with: ['tag', 'door'] })).toContain('tag=oil&tag=door');
    expect(searchAddress(request, { with: ['room', 'shop'] })).toBe(
      '/search?q=a&tag=oil&room=shop',
    );
  });

  it('takes one filter away, or all', () => {
    const request = of('q=a&tag=oil&tag=door&solved=true');
    expect(searchAddress(request, { without: ['tag', 'oil'] })).toBe(
      '/search?q=a&tag=door&solved=true',
    );
    expect(searchAddress(request, { withoutFilters: true })).toBe('/search?q=a');
  });

  it('names its filters one by one', () => {
    expect(filtersOf(of('tag=b&tag=a&tag=b&solved=false'))).toEqual([
      ['tag', 'b'],
      ['tag', 'a'],
      ['solved', 'false'],
    ]);
  });
});
