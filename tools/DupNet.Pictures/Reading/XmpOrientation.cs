using System.Globalization;
using System.IO;
using System.Xml;

namespace DupNet.Pictures.Reading;

/// <summary>Reads the orientation from an XMP packet, which is XML: the property <c>tiff:Orientation</c>.</summary>
internal static class XmpOrientation
{
    private const string Name = "Orientation";
    private const string Namespace = "http://ns.adobe.com/tiff/1.0/";

    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>The orientation, 1..8 as Exif counts; 0 when the packet says nothing.</summary>
    /// <param name="packet">The packet. What is wrong after the property is not noticed.</param>
    public static int Of(byte[] packet)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(packet), s_settings);
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    string? text = reader.LocalName == Name && reader.NamespaceURI == Namespace
                        ? reader.ReadElementContentAsString()
                        : reader.GetAttribute(Name, Namespace);
                    if (text is not null)
                    {
                        return int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int value)
                            && value is >= OrientationNumber.First and <= OrientationNumber.Last
                            ? value
                            : 0;
                    }
                }
            }
        }
        catch (XmlException)
        {
            // What cannot be read says nothing.
        }

        return 0;
    }
}
