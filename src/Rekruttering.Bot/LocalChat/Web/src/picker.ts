import * as AC from 'adaptivecards';
import { h } from './dom';
import { texts } from './texts';
import type { Person } from './types';

const searchable = 6;

// Teams looks the organisation's people up by itself; here the organisation is the people of the page. They come as a list, the ones that
// the card names first, and each once. Returns the ids of the inputs that are pickers.
export function withPeople(node: any, people: Person[], ids: Set<string> = new Set()): Set<string> {
  if (Array.isArray(node)) node.forEach(item => withPeople(item, people, ids));
  else if (node && typeof node === 'object') {
    const query = node['choices.data'];
    if (node.type === 'Input.ChoiceSet' && typeof query?.dataset === 'string' && query.dataset.startsWith('graph.microsoft.com/users')) {
      delete node['choices.data'];
      const named: any[] = node.choices ?? [];
      const values = new Set(named.map(choice => String(choice.value).toLowerCase()));
      const isNamed = (person: Person) => values.has(person.objectId.toLowerCase()) || named.some(choice => String(choice.title).startsWith(person.name));
      node.choices = [...named, ...people.filter(person => !isNamed(person)).map(person => ({ title: `${person.name}, ${person.organisation}`, value: person.objectId }))];
      // What can be cleared in Teams can be so here.
      if (!node.isMultiSelect && !node.isRequired) node.choices.unshift({ title: texts.nobody, value: '' });
      node.style = 'expanded';
      if (typeof node.id === 'string') ids.add(node.id);
    }
    Object.values(node).forEach(value => withPeople(value, people, ids));
  }
  return ids;
}

// A field to search in where there are many.
export function makeSearchable(card: AC.AdaptiveCard, ids: Set<string>): void {
  for (const input of card.getAllInputs()) {
    const set = input.renderedElement?.querySelector<HTMLElement>('.ac-choiceSetInput-multiSelect, .ac-choiceSetInput-expanded');
    if (!set || !input.id || !ids.has(input.id)) continue;
    const choices = [...set.children].filter((child): child is HTMLElement => child instanceof HTMLElement && !!child.querySelector('input'));
    if (choices.length < searchable) continue;
    set.classList.add('people-choices');
    const none = h('p', { class: 'hint', hidden: true }, texts.nobodyFound);
    const search = h('input', { type: 'search', class: 'ac-input people-search', placeholder: texts.searchPeople, 'aria-label': texts.searchPeople });
    search.addEventListener('input', () => {
      const words = search.value.trim().toLocaleLowerCase('da').split(/\s+/);
      for (const choice of choices) {
        const isChosen = choice.querySelector('input')!.checked;
        choice.hidden = !isChosen && !words.every(word => choice.textContent!.toLocaleLowerCase('da').includes(word));
      }
      none.hidden = choices.some(choice => !choice.hidden);
    });
    // Enter would press the card's first button.
    search.addEventListener('keydown', event => { if (event.key === 'Enter') { event.preventDefault(); event.stopPropagation(); } });
    const picker = h('div', { class: 'people-picker' });
    set.replaceWith(picker);
    picker.append(search, set);
    set.append(none);
  }
}
