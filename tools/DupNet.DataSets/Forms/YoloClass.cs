using System.Globalization;

namespace DupNet.DataSets.Forms;

/// <summary>Numbers of classes in YOLO's files.</summary>
internal static class YoloClass
{
    /// <summary>More than any list of classes has.</summary>
    public const int Most = 10000;

    /// <summary>The name of a class that has none.</summary>
    public static string Unnamed(int number) => string.Create(CultureInfo.InvariantCulture, $"class{number}");
}
