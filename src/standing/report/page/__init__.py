"""One self-contained page about a run: to be read, printed and handed on, without a server and without JavaScript.

`subject` is what a page is about; a `section` gives a template its data (each has a module in `sections`); `page` puts them
together, `rendering` fills the templates, `datum` and `saying` mark every number with its place in the document, `pictures`
draws, and `wording` holds the finished page against the rules of wording. `build` makes a page of a case or a run.
"""
