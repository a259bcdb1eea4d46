using System.Collections.Generic;
using System.Globalization;
using System.Text;
using DupNet.Boards;

namespace DupNet.Projects;

/// <summary>The README of a project: what it is, and what to do next.</summary>
/// <param name="options">What it is to be.</param>
/// <param name="plan">Kernels and sizes.</param>
/// <param name="name">Name of the project.</param>
/// <param name="libraries">Path from the project to the checkout with the libraries, with backslashes.</param>
internal sealed class ProjectReadme(ProjectOptions options, ProjectPlan plan, string name, string libraries)
{
    /// <summary>The page.</summary>
    public string Text()
    {
        Board board = options.Board;
        string checkout = libraries.Replace('\\', '/');
        bool isCustom = plan.Kernels == KernelKind.Native || (plan.HasCamera && board.Camera!.Bus == CameraBus.Dvp);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            # {{name}}

            Made by `dupnet new {{options.Sample.Name}}` for {{board.Title}} (`{{board.Name}}`). It is yours: change what you like.

            | file | what |
            |---|---|
            | `{{WrittenNames.ModelFile}}` | the model {{Code(options.Model.Name)}}, {{options.ModelBytes.Length}} bytes, in the program's resources |
            | `Classes.cs` | its classes as constants |
            {{(options.Sample.UsesCamera || options.Sample.SetsInput ? "| `BoardSettings.cs` | pins, camera, sizes, threshold: all that depends on the board |" : "| `Program.cs` | the program |")}}

            | class | number | name |
            |---|---|---|

            """);
        IReadOnlyList<string> identifiers = Classes.Identifiers(options.Model.ClassNames);
        for (int i = 0; i < identifiers.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Code(options.Model.ClassNames[i])} | `Classes.{identifiers[i]}` | `Classes.{identifiers[i]}Name` |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"""

            Compare `ClassIndex` of a detection with the number where only some classes count; as it comes, the program takes all of them.

            - Input of the network: {plan.InputWidth}x{plan.InputHeight}{(plan.FrameSize is { } frame ? $", frames of the camera: {frame.Width}x{frame.Height}" : string.Empty)}.
            - Kernels: {(plan.Kernels == KernelKind.Native ? "native" : "managed")}. Firmware: {(isCustom ? "one of your own with the native part (boards/firmware.md of the checkout)" : $"stock, `{board.Target}`")}.
            - Heap: an estimated {plan.HeapBytes:#,0} bytes of the estimated {plan.BoardHeapBytes:#,0} that the board has.

            ## Where the libraries come from

            No package of DupNet.Embedded is published yet. The project references the libraries in a checkout of the repository, in `{checkout}` as seen from this folder. Put a checkout there, or replace that path in `{name}.nfproj`, `{name}.sln` and `nuget.config`. NuGet puts all packages into `{checkout}/packages`, where the libraries look for theirs.

            ## Next

            With Visual Studio and the *.NET nanoFramework Extension*, or with Mono and `-p:NanoFrameworkProjectSystemPath=...` (docs/nanoframework-projects.md of the checkout):

            ```
            nuget restore {name}.sln
            msbuild {name}.sln -p:Configuration=Release
            dupnet flash --board {board.Name} --port PORT --image bin/Release/{name}.bin --model {WrittenNames.ModelFile}{(isCustom ? " --clr nanoCLR.bin" : string.Empty)}
            ```

            Opening `{name}.sln` in Visual Studio and pressing F5 does the same. Like the samples, this project was compiled against declarations of nanoFramework's class library; nobody has built it in Visual Studio or run it on a board yet.

            """);
        if (options.Sample.Name is not ("self-test" or "serial-detector"))
        {
            text.Append("""

                `dupnet flash` says OK only for programs that tell their build stamp: self-test and serial-detector. For this one it flashes, waits, and says that nothing was proved; look at the program's own lines in the output window.

                """);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Any text as code in a table.</summary>
    private static string Code(string text) => text.Length == 0 ? "without a name" : "`` " + text.Replace("|", "\\|", System.StringComparison.Ordinal).Replace("``", "` `", System.StringComparison.Ordinal) + " ``";
}
