using System.Text;
using DupNet.Embedded;

namespace FaceMqtt.HomeAssistant
{
    /// <summary>The words of the topics: those that Home Assistant takes for states where it is told no others, and those for pictures.</summary>
    internal static class HousePayloads
    {
        public const string Online = "online";
        public const string Offline = "offline";
        public const string Somebody = "ON";
        public const string Nobody = "OFF";
        public const string Forget = "forget";
        public const string Fine = "fine";
        public const string Unclear = "unclear";

        /// <summary>A word for what pictures look like.</summary>
        public static string Of(FrameVerdict verdict)
        {
            switch (verdict)
            {
                case FrameVerdict.Fine:
                    return Fine;

                case FrameVerdict.Unclear:
                    return Unclear;

                case FrameVerdict.BytesSwapped:
                    return "bytes swapped";

                case FrameVerdict.OtherFormat:
                    return "other format";

                default:
                    return "other width";
            }
        }

        /// <summary>The bytes of a text.</summary>
        public static byte[] Of(string text) => Encoding.UTF8.GetBytes(text);
    }
}
