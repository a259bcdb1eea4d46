using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using DupNet.Boards;
using DupNet.CommandLine.Outcomes;
using DupNet.CommandLine.Output;
using DupNet.Devices;
using DupNet.Files;

namespace DupNet.Cli.Flashing;

/// <summary>What to put on a board, and through which ports.</summary>
/// <param name="Board">The board.</param>
/// <param name="Port">Serial port that the board is flashed through; null to only print.</param>
/// <param name="Link">Serial port on which the serial detector answers; null to read the lines of the self-test on <paramref name="Port"/>.</param>
/// <param name="Image">Deployment image of the application; null to leave the one on the board.</param>
/// <param name="Clr">Firmware file in place of the stock one; null for stock.</param>
/// <param name="WithFirmware">Whether to flash firmware.</param>
internal sealed record FlashJob(Board Board, string? Port, string? Link, string? Image, string? Clr, bool WithFirmware)
{
    private const string UnknownPort = "PORT";
    private const string UnknownImage = "IMAGE";

    /// <summary>Bits a second while flashing; null for the default of <c>nanoff</c>.</summary>
    public int? Baud { get; init; }

    /// <summary>Whether the whole flash is erased before the firmware is written.</summary>
    public bool MassErase { get; init; }

    /// <summary>Version of the stock firmware; null for the latest.</summary>
    public string? FirmwareVersion { get; init; }

    /// <summary>Name of the serial port on which the self-test is read: the link, or else the port for flashing.</summary>
    public string? ReportPort => Link ?? Port;

    /// <summary>
    /// The runs of <c>nanoff</c> that do the job. Firmware and application take one each: given an image with --update, <c>nanoff</c>
    /// writes it to 0x1B0000, which is inside the firmware of some chips.
    /// </summary>
    public IReadOnlyList<FlashStep> Steps()
    {
        var steps = new List<FlashStep>();
        string[] baud = Baud is { } rate ? ["--baud", rate.ToString(CultureInfo.InvariantCulture)] : [];
        string[] target = ["--platform", "esp32", "--target", Board.Target, "--serialport", Port ?? UnknownPort, .. baud];
        if (WithFirmware)
        {
            string[] file = Clr is null ? [] : ["--clrfile", Clr];
            string[] version = FirmwareVersion is null ? [] : ["--fwversion", FirmwareVersion];
            string[] erase = MassErase ? ["--masserase"] : [];
            steps.Add(new FlashStep("the firmware", [.. target, "--update", .. file, .. version, .. erase]));
        }

        if (Image is not null)
        {
            steps.Add(new FlashStep(
                "the application",
                [.. target, "--deploy", "--image", Image, "--address", Board.Partitions.Deployment.Address]));
        }

        return steps;
    }

    /// <summary>Prints the commands that the job would run.</summary>
    public void Print(TextWriter output)
    {
        foreach (FlashStep step in (this with { Image = Image ?? UnknownImage }).Steps())
        {
            output.WriteVisible(step.CommandLine);
        }

        output.WriteVisible(
            Image is null
                ? "without --image only the first is run, and the application on the board stays"
                : "the image that is flashed is a copy with a build stamp of its own, which the board must tell back");

        output.WriteVisible(
            Link is null
                ? $"then the lines of the self-test are read on {Port ?? UnknownPort}; with --link the serial detector is asked"
                : $"then the serial detector is asked on {Link}: {Board.Link.Port} of the board, {Board.Link.Reach}");
    }

    /// <summary>Refuses files that are missing, do not fit the board, or are neither an application nor a firmware.</summary>
    /// <returns>The application; null without one.</returns>
    /// <exception cref="CommandException">A file cannot be used.</exception>
    public DeploymentImage? CheckFiles()
    {
        if (Clr is not null && !string.Equals(Path.GetExtension(Clr), ".bin", StringComparison.Ordinal))
        {
            throw new CommandException(ExitCode.Failure, $"{Clr}: nanoff takes a firmware only from a file that ends in .bin.");
        }

        if (Clr is not null)
        {
            EspFirmware.Check(Clr, Read(Clr, Board.Partitions.Firmware), BoardCatalog.ChipOf(Board));
        }

        return Image is null ? null : DeploymentImage.Of(Image, Read(Image, Board.Partitions.Deployment));
    }

    /// <summary>Refuses names that are no serial ports, and a link that is the port for flashing.</summary>
    /// <exception cref="CommandException">Both ports are the same one.</exception>
    /// <exception cref="DeviceException">A port cannot be used.</exception>
    public void CheckPorts()
    {
        if (string.Equals(Port, Link, StringComparison.OrdinalIgnoreCase))
        {
            throw new CommandException(
                ExitCode.Usage,
                $"--port and --link are both {Port}: the debugger holds the port for flashing, the serial detector answers on another "
                + $"({Board.Link.Port}: {Board.Link.Reach}).");
        }

        // Windows has no file for a port: there nanoff and the reader tell.
        foreach (string? port in (string?[])[Port, ReportPort])
        {
            if (port is not null)
            {
                SerialPortLink.Check(port);
            }
        }
    }

    private byte[] Read(string path, BoardPartition partition)
    {
        try
        {
            return RegularFile.ReadAllBytes(path, partition.Bytes);
        }
        catch (FileRefusedException e)
        {
            throw new CommandException(
                ExitCode.Failure,
                Path.Exists(path) ? $"{path}: {e.Message}; {Board.Name} takes from 1 to {partition.Bytes} bytes at {partition.Address}." : $"{path}: {e.Message}.");
        }
    }
}
