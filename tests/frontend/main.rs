
use jitney::frontend::*;
use std::collections::BTreeMap;
#[test]
fn scratch() {
    let dir = std::env::var("PYDIR").unwrap_or("/tmp/fe/py".into());
    let mut files: Vec<_> = std::fs::read_dir(dir).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let only = std::env::var("ONLY").ok();
    for f in files {
        if only.as_ref().is_some_and(|o| !f.to_str().unwrap().contains(o)) { continue; }
        let text = std::fs::read_to_string(&f).unwrap();
        let mut lines = text.lines();
        let args = lines.next().unwrap().strip_prefix("# args: ").unwrap();
        let opts = Options { parallel: true, ..Options::default() };
        let r = Source::parse("f", &text, 1, BTreeMap::new(), opts).and_then(|s| {
            let sig = parse_signature(args)?;
            lower(&s, &sig.params)
        });
        match r {
            Ok(l) => { println!("OK {f:?} {:?}", l.result); if only.is_some() { println!("{:#?}", l.module.module().functions); } }
            Err(e) => println!("ERR {f:?}\n{e}"),
        }
    }
}
