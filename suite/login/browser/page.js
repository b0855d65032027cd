// What a recipe asks of a page. It looks into open shadow trees and into frames of the same origin, as
// the page itself can. One function, called with the name of what is wanted.
(wanted, ...args) => {
	const elements = [], roots = [];
	const inside = (root) => {
		roots.push(root);
		const walk = (parent) => {
			for (const e of parent.children) {
				if (['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'HEAD'].includes(e.tagName)) continue;
				elements.push(e);
				if (e.shadowRoot) inside(e.shadowRoot);
				const framed = frameOf(e);
				if (framed) inside(framed);
				walk(e);
			}
		};
		walk(root);
	};
	const frameOf = (e) => {
		try {
			return ['IFRAME', 'FRAME'].includes(e.tagName) ? e.contentDocument : null;
		} catch {
			return null;
		}
	};
	inside(document);

	const shown = (e) => e.getClientRects().length > 0 && e.ownerDocument.defaultView.getComputedStyle(e).visibility === 'visible';
	const usable = (e) => shown(e) && !e.disabled && e.getAttribute('aria-disabled') !== 'true';

	// As a reader takes a text: case, spacing and the mark of a required field are no part of it.
	const plain = (text) => (text || '').replace(/\s+/g, ' ').trim().replace(/[\s*:]+$/, '');
	const pattern = (text) => {
		const parts = text.replace(/\s+/g, ' ').trim().replace(/[\s:]+$/, '').split('*');
		return new RegExp('^' + parts.map((p) => p.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]*') + '$', 'i');
	};
	const matches = (texts, p) => texts.some((t) => t && p.test(plain(t)));

	const longest = 2000; // a text longer than this is a page, and not an element of one
	const textOf = (e) => {
		if (e.textContent.length > longest) return '';
		if (e.innerText) return e.innerText;
		const slot = e.querySelector('slot');
		return slot ? slot.assignedNodes({flatten: true}).map((n) => n.textContent).join(' ') : '';
	};
	const named = (e) => {
		const by = (e.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean)
			.map((id) => e.getRootNode().getElementById?.(id)).filter(Boolean).map(textOf);
		const host = e.getRootNode().host;
		const above = host ? [host.getAttribute('label'), host.getAttribute('aria-label')] : [];
		return [e.getAttribute('aria-label'), by.join(' '), e.getAttribute('title'), e.getAttribute('alt'), ...above];
	};

	const typed = 'input:not([type=hidden],[type=submit],[type=button],[type=image],[type=reset],[type=checkbox],[type=radio],[type=file]),' +
		'textarea,select,[contenteditable=""],[contenteditable=true],[role=textbox]';
	const labelsOf = (e) => {
		const group = e.closest('fieldset,[role=group]');
		const legend = group ? [...named(group), group.querySelector('legend')?.innerText] : [];
		return [...[...(e.labels || [])].map(textOf), e.getAttribute('placeholder'), ...named(e), ...legend];
	};
	const pressed = 'button,a,summary,label,input[type=submit],input[type=button],input[type=image],[onclick],[role=button],[role=link],' +
		'[role=menuitem],[role=option],[role=tab],[role=checkbox],[role=radio],[role=switch]';
	const saidBy = (e) => [textOf(e), e.matches('input') ? e.value : '', ...named(e)];

	const innermost = (found) => found.filter((e) => !found.some((other) => other !== e && e.contains(other)));
	const selected = (css) => roots.flatMap((root) => [...root.querySelectorAll(css)]);
	const fields = ({css, text}) => {
		if (css) return selected(css).filter(usable);
		const p = pattern(text);
		return elements.filter((e) => e.matches(typed) && usable(e) && matches(labelsOf(e), p));
	};
	const anything = (text) => {
		const p = pattern(text);
		return innermost(elements.filter((e) => matches([textOf(e)], p) && shown(e)));
	};
	const buttons = ({css, text}) => {
		if (css) return selected(css).filter(usable);
		const p = pattern(text);
		const found = innermost(elements.filter((e) => e.matches(pressed) && matches(saidBy(e), p) && usable(e)));
		return found.length ? found : anything(text);
	};
	const there = (what) => what.css ? selected(what.css).some(shown) :
		Boolean(what.text) && (fields(what).length > 0 || buttons(what).length > 0);

	// The text nodes that are shown, for who reads the page and for who hides what stands there.
	const texts = () => {
		const found = [];
		for (const e of elements) {
			for (const n of e.childNodes) if (n.nodeType === Node.TEXT_NODE && n.data.trim() && shown(e)) found.push(n);
		}
		return found;
	};

	switch (wanted) {
	case 'there':
		try {
			return args.map(there);
		} catch {
			return null; // a selector that is none
		}
	case 'fields':
		return fields(args[0]);
	case 'buttons':
		return buttons(args[0]);
	case 'texts':
		return texts().map((n) => n.data);
	case 'cover': // what is typed, but for the name of the user, and frames that cannot be read
		for (const e of elements) {
			if (e.matches('input,textarea') && !e.matches('[type=submit],[type=button],[type=reset],[type=hidden]') && e.value && e.value !== args[0]) {
				try { e.value = '••••••'; } catch { /* a file */ }
				if (e.value !== '••••••') e.type = 'hidden';
			}
			if (['IFRAME', 'FRAME', 'OBJECT', 'EMBED'].includes(e.tagName) && !frameOf(e)) e.style.setProperty('visibility', 'hidden', 'important');
		}
		window.mcpconformTexts = texts();
		return window.mcpconformTexts.map((n) => n.data);
	case 'write': // in place of the texts that were returned last
		window.mcpconformTexts.forEach((n, i) => { if (n.data !== args[0][i]) n.data = args[0][i]; });
		return;
	case 'says':
		return plain(texts().map((n) => n.data).join(' ')).slice(0, 600);
	}
}
