//! What is asked on the command line.

use std::ffi::OsString;
use std::path::PathBuf;
use yidi::issue::Lang;

/// What to do.
#[derive(Clone, Copy, PartialEq)]
pub enum Command {
    Lint,
    Fmt,
    Diff,
    Explain,
}

/// A run as it was asked for.
pub struct Options {
    pub command: Command,
    pub files: Vec<PathBuf>,
    pub lang: Lang,
    /// `lint`: the issues as JSON.
    pub json: bool,
    /// `lint`: warnings end the run with 1 too.
    pub deny_warnings: bool,
    /// `fmt`: change nothing, name the files that would change.
    pub check: bool,
}

/// Why nothing is done.
pub enum Stop {
    Help(Lang),
    Wrong(String, Lang),
}

impl Options {
    pub fn read(args: impl Iterator<Item = OsString>, mut lang: Lang) -> Result<Options, Stop> {
        let mut command = None;
        let mut files = Vec::new();
        let (mut json, mut deny_warnings, mut check, mut help) = (false, false, false, false);
        let mut wrong: Option<[&str; 2]> = None;
        let mut unknown = String::new();
        let mut args = args.peekable();
        let mut only_files = false;
        while let Some(arg) = args.next() {
            let text = arg.to_string_lossy().into_owned();
            let named = text.strip_prefix("--lang=").map(str::to_owned);
            match (&*text, command) {
                _ if only_files => files.push(PathBuf::from(arg)),
                ("--", _) => only_files = true,
                ("-h" | "--help", _) => help = true,
                ("--json", Some(Command::Lint)) => json = true,
                ("--deny-warnings", Some(Command::Lint)) => deny_warnings = true,
                ("--check", Some(Command::Fmt)) => check = true,
                _ if text == "--lang" || named.is_some() => {
                    let next = || args.next().map(|name| name.to_string_lossy().into_owned());
                    let name = named.or_else(next).unwrap_or_default();
                    match Lang::ALL.iter().find(|lang| lang.name() == name) {
                        Some(found) => lang = *found,
                        None => wrong = Some(["--lang 只能是 zh 或 en", "--lang is zh or en"]),
                    }
                }
                (option, _) if option.starts_with('-') => {
                    wrong = Some(["没有这个选项：", "no such option here: "]);
                    unknown = text;
                }
                ("lint", None) => command = Some(Command::Lint),
                ("fmt", None) => command = Some(Command::Fmt),
                ("diff", None) => command = Some(Command::Diff),
                ("explain", None) => command = Some(Command::Explain),
                (_, None) => {
                    wrong = Some(["没有这个命令：", "no such command: "]);
                    unknown = text;
                    break;
                }
                (_, Some(_)) => files.push(PathBuf::from(arg)),
            }
        }
        if help {
            return Err(Stop::Help(lang));
        }
        let fits = match command {
            None => false,
            Some(Command::Diff) => files.len() == 2,
            Some(_) => !files.is_empty(),
        };
        if wrong.is_none() && !fits {
            wrong = Some(match command {
                None => ["请写明命令", "say what to do"],
                Some(Command::Diff) => [
                    "diff 需要两个文件：旧的和新的",
                    "diff wants two files: the old and the new one",
                ],
                Some(_) => ["请写明文件", "name a file"],
            });
        }
        match (wrong, command) {
            (None, Some(command)) => Ok(Options {
                command,
                files,
                lang,
                json,
                deny_warnings,
                check,
            }),
            (wrong, _) => {
                let [zh, en] = wrong.unwrap_or_default();
                Err(Stop::Wrong([lang.pick(zh, en), &unknown].concat(), lang))
            }
        }
    }
}

/// How the command is used.
pub fn usage(lang: Lang) -> &'static str {
    lang.pick(
        "\
用法：yidi-pack 命令 [--lang zh|en] 文件…
  lint 文件…       检查规则包：结构与数字是否合理
    --json           以 JSON 输出
    --deny-warnings  有警告也以 1 结束
  fmt 文件…        按统一格式改写
    --check          不改写，只列出需要改写的文件
  diff 旧 新       说明两版规则包有什么不同
  explain 文件…    把规则列成表
结束代码：0 没有问题（diff：相同）；1 有错误、需改写或有不同；2 用法不对或文件无法读取
",
        "\
usage: yidi-pack COMMAND [--lang zh|en] FILE…
  lint FILE…       look packs over: their structure, and whether the figures make sense
    --json           the issues as JSON
    --deny-warnings  end with 1 for warnings too
  fmt FILE…        set packs out in the canonical form
    --check          change nothing, name the files that would change
  diff OLD NEW     what is different in two versions of a pack
  explain FILE…    the rules as tables
ends with: 0 nothing found (diff: the same); 1 errors, files to set out, or differences; 2 wrong usage or unreadable files
",
    )
}
