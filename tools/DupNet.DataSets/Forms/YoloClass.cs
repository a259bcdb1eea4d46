using System.Globalization;

namespace DupNet.DataSets.Forms;

/// <summary>Numbers of classes in YOLO's files.</summary>
internal static class YoloClass
{
    /// <summary>Largest number of classes that is taken for true.</summary>
    public const int Most = 10000;

    /// <summary>Makes a name for the class of a number that has none.</summary>
    public static string Unnamed(int number) => string.Create(CultureInfo.InvariantCulture, $"class{number}");
}
