using System.Collections.Generic;
using System.Linq;

namespace DupNet.Cli.Flashing;

/// <summary>
/// What exit codes of <c>nanoff</c> mean: those that flashing an ESP32 can end with, read in nanoFirmwareFlasher baccab8. On Linux and
/// macOS a process returns only the low eight bits; they are unique among these.
/// </summary>
internal static class NanoffExit
{
    private const int LowBits = 0xFF;

    private static readonly Dictionary<int, string> s_meanings = new()
    {
        [4000] = "the boot loader of the board did not do as told",
        [4001] = "the firmware has no layout for this size of flash",
        [4002] = "the flash could not be erased",
        [4003] = "the flash could not be written",
        [4004] = "the flash could not be read",
        [4005] = "the serial port could not be opened",
        [6000] = "the serial port could not be opened: it must exist and no other program may use it",
        [6001] = "no serial port was given",
        [6002] = "another nanoFramework tool, such as Visual Studio, uses the serial port",
        [7000] = "the chip is not supported",
        [9000] = "nanoff does not know an option: update it with 'dotnet tool update -g nanoff'",
        [9005] = "no firmware of this target is offered for download",
        [9006] = "no temporary folder could be made for the firmware",
        [9007] = "the firmware could not be downloaded",
        [9008] = "the application's image was not found",
        [9009] = "the address of the application was refused",
        [9010] = "no board was found",
        [9011] = "the firmware file was not found",
        [9012] = "the firmware file is not a .bin file",
        [9013] = "the platform is not supported",
    };

    /// <summary>Describes an exit code in a phrase.</summary>
    public static string Describe(int exitCode)
    {
        foreach ((int code, string meaning) in s_meanings)
        {
            if (exitCode == code || exitCode == (code & LowBits))
            {
                return $"E{code}, {meaning}";
            }
        }

        return "see its messages above";
    }

    /// <summary>All exit codes whose meaning is known, ascending.</summary>
    public static IReadOnlyList<int> Codes => [.. s_meanings.Keys.Order()];
}
