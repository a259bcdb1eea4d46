using System;
using System.CommandLine;
using System.IO;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Outcomes;
using Xunit;

namespace DupNet.CommandLine.Tests.Commands;

public sealed class CommandRunnerTests
{
    [Fact]
    public void WhateverIsThrownIsToldInOneLine()
    {
        Assert.Equal((ExitCode.Usage, "tool: wrong\n"), Throw(new CommandException(ExitCode.Usage, "wrong")));
        Assert.Equal((ExitCode.Failure, "tool: labels\n"), Throw(new FormatException("labels")));
        Assert.Equal((ExitCode.Failure, "tool: no space left\n"), Throw(new IOException("no space left")));
        Assert.Equal((ExitCode.Failure, "tool: unexpected error, please report it: InvalidOperationException: odd\n"), Throw(new InvalidOperationException("odd")));
    }

    [Theory]
    [InlineData("unknown option --treshold. Did you mean --threshold?", "act", "a.jpg", "--treshold", "0.5")]
    [InlineData("unknown option --treshold. Did you mean --threshold?", "act", "a.jpg", "--treshold=0.5")]
    [InlineData("unknown option --thr. Did you mean --threshold?", "act", "a.jpg", "--thr", "0.5")]
    [InlineData("unknown option -threshold. Did you mean --threshold?", "act", "a.jpg", "-threshold", "0.5")]
    [InlineData("unknown option --Json. Did you mean --json?", "act", "a.jpg", "--Json")]
    [InlineData("unknown option -x.", "act", "a.jpg", "-x")]
    [InlineData("unknown option --frobnicate.", "act", "a.jpg", "--frobnicate")]
    [InlineData("unknown option --path. PATH is given without one: tool act PATH", "act", "--path", "a.jpg")]
    [InlineData("unknown option -5.", "act", "-5")]
    [InlineData("unknown option -photo.jpg. A file of this name is given after --.", "act", "-photo.jpg")]
    [InlineData("unknown option -m.", "act", "a.jpg", "-m=x")]
    [InlineData("unknown option -fx. A value stands apart: -f x", "act", "a.jpg", "-fx")]
    [InlineData("unknown option \u2013threshold. Did you mean --threshold?", "act", "a.jpg", "\u2013threshold", "0.5")]
    [InlineData("unknown option \u2014treshold. Did you mean --threshold?", "act", "a.jpg", "\u2014treshold=0.5")]
    [InlineData("unknown option \u2013-json. Did you mean --json?", "act", "a.jpg", "\u2013-json")]
    [InlineData("unknown option \u2212f. Did you mean --file?", "act", "a.jpg", "\u2212f", "x")]
    [InlineData("--threshold is given twice.", "act", "a.jpg", "--threshold", "0.5", "--threshold=0.5")]
    [InlineData("--file is given twice.", "act", "a.jpg", "--file", "x", "-f", "y")]
    [InlineData("--json is given twice.", "act", "--json", "a.jpg", "--json")]
    [InlineData("--json takes no value.", "act", "a.jpg", "--json=true")]
    [InlineData("--file needs a value.", "act", "a.jpg", "--file")]
    [InlineData("--file needs a value.", "act", "a.jpg", "--file=")]
    [InlineData("--file needs a value.", "act", "a.jpg", "--file", "--json")]
    [InlineData("--file needs a value.", "act", "--file", "--", "a.jpg")]
    [InlineData("--file needs a value; one that begins with '-' is written --file=-y.", "act", "a.jpg", "--file", "-y")]
    [InlineData("--file must not be empty.", "act", "a.jpg", "--file", "")]
    [InlineData("PATH must not be empty.", "act", "")]
    [InlineData("--threshold must be a number from 0 to 1, not '1.5'.", "act", "a.jpg", "--threshold", "1.5")]
    [InlineData("--threshold must be a number from 0 to 1, not '-1'.", "act", "a.jpg", "--threshold", "-1")]
    [InlineData("--threshold must be a number from 0 to 1, not 'nan'.", "act", "a.jpg", "--threshold", "nan")]
    [InlineData("--max must be a whole number from 1 to 9, not '10'.", "act", "a.jpg", "--max", "10")]
    [InlineData("--max must be a whole number from 1 to 9, not '99999999999'.", "act", "a.jpg", "--max", "99999999999")]
    [InlineData("--fit must be letterbox or stretch, not 'strech'. Did you mean stretch?", "act", "a.jpg", "--fit", "strech")]
    [InlineData("unknown command 'atc'. Did you mean act?", "atc", "a.jpg")]
    [InlineData("unknown command 'shw'. Did you mean show?", "group", "shw")]
    [InlineData("unknown command 'a'.", "a")]
    public void MistakesAreToldBeforeAnythingRuns(string message, params string[] arguments)
    {
        (int code, string output, string error) = Run(arguments);
        Assert.Equal((ExitCode.Usage, string.Empty), (code, output));
        Assert.StartsWith("tool: ", error, StringComparison.Ordinal);
        Assert.Contains("tool: " + message, error, StringComparison.Ordinal);
        Assert.EndsWith("--help'.\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void AllMistakesAreTold() => Assert.Equal(
        "tool: unknown option --frobnicate.\ntool: --json is given twice.\nTry 'tool act --help'.\n",
        Run("act", "a.jpg", "--frobnicate", "--json", "--json").Error);

    [Theory]
    [InlineData("a.jpg,-b.jpg,--threshold file= json=False 0.25", "act", "--threshold", "0.25", "a.jpg", "--", "-b.jpg", "--threshold")]
    [InlineData("@home.jpg file= json=False", "act", "@home.jpg")]
    [InlineData("a.jpg file=-y json=True", "act", "a.jpg", "--file=-y", "--json")]
    [InlineData("a.jpg file=- json=False", "act", "a.jpg", "-f", "-")]
    [InlineData("a.jpg file=-1 json=False", "act", "a.jpg", "-f", "-1")]
    [InlineData("- file= json=False", "act", "-")]
    [InlineData("\u2013,\u2013a.jpg file= json=False", "act", "\u2013", "--", "\u2013a.jpg")]
    [InlineData("true,act,help file= json=True", "act", "--json", "true", "act", "help")]
    [InlineData("[x] file= json=False", "act", "[x]")]
    public void WhatIsNoOptionIsAFile(string wanted, params string[] arguments)
    {
        (int code, string output, string error) = Run(arguments);
        Assert.Equal((ExitCode.Success, string.Empty), (code, error));
        Assert.Equal(wanted, output.Trim());
    }

    [Fact]
    public void HelpIsShownHoweverItIsAskedFor()
    {
        string help = Run("act", "--help").Output;
        Assert.Contains("<letterbox|stretch>", help, StringComparison.Ordinal);
        Assert.Contains("[default: letterbox]", help, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Success, help, string.Empty), Run("help", "act"));
        Assert.Equal((ExitCode.Success, help, string.Empty), Run("act", "-h"));
        Assert.Equal((ExitCode.Success, help, string.Empty), Run("act", "a.jpg", "--nope", "--help"));
        Assert.Equal(Run("--help"), Run("help"));
        Assert.Equal(Run("group", "show", "--help"), Run("help", "group", "show"));
        Assert.Equal((ExitCode.Usage, string.Empty, "tool: unknown command 'atc'. Did you mean act?\n"), Run("help", "atc"));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("group --help", "group")]
    public void WithoutACommandThereIsHelpAndAnError(string asked, params string[] arguments)
    {
        (int code, string output, string error) = Run(arguments);
        Assert.Equal((ExitCode.Usage, string.Empty), (code, output));
        Assert.Equal("tool: a command is missing.\n" + Run(asked.Split(' ')).Output, error);
    }

    [Fact]
    public void WhereNothingCanBeWrittenTheExitCodeTells()
    {
        using var full = new FullWriter();
        using var error = new StringWriter { NewLine = "\n" };
        var act = new Command("act");
        act.SetAction(_ => full.WriteLine("data"));
        var program = new ProgramCommand("tool", "Test.") { act };
        Assert.Equal(ExitCode.Failure, new CommandRunner(full, error, static _ => false).Run(program, ["act"]));
        Assert.Equal("tool: No space left on device\n", error.ToString());
        Assert.Equal(ExitCode.Failure, new CommandRunner(full, full, static _ => false).Run(program, ["act"]));
        Assert.Equal(ExitCode.Usage, new CommandRunner(full, full, static _ => false).Run(program, ["atc"]));
        Assert.Equal(ExitCode.Usage, new CommandRunner(full, full, static _ => false).Run(program, []));
        Assert.Equal(ExitCode.Failure, new CommandRunner(full, full, static _ => false).Run(program, ["--help"]));
    }

    private static (int Code, string Error) Throw(Exception thrown)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var act = new Command("act");
        Func<ParseResult, int> action = _ => throw thrown;
        act.SetAction(action);
        int code = new CommandRunner(TextWriter.Null, error, static e => e is FormatException).Run(new ProgramCommand("tool", "Test.") { act }, ["act"]);
        return (code, error.ToString());
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore };
        var file = new Option<string?>("--file", "-f");
        Option<float?> threshold = CommonOptions.Share("--threshold", "Least score.");
        Option<int> max = CommonOptions.Number("--max", "N", "Most.", 9, 3, "a whole number from 1 to 9");
        var fit = new ChoiceOption<int>("--fit", "How.", ("letterbox", 0), ("stretch", 1));
        Option<bool> json = CommonOptions.Json("Print JSON.");
        var act = new Command("act") { paths, file, threshold, max, fit, json };
        act.SetAction(parsed => output.WriteLine(FormattableString.Invariant(
            $"{string.Join(',', parsed.GetRequiredValue(paths))} file={parsed.GetValue(file)} json={parsed.GetValue(json)} {parsed.GetValue(threshold)}")));
        var show = new Command("show");
        show.SetAction(_ => output.WriteLine("shown"));
        int code = new CommandRunner(output, error, static _ => false).Run(new ProgramCommand("tool", "Test.") { act, new Command("group") { show } }, arguments);
        return (code, output.ToString(), error.ToString());
    }
}
