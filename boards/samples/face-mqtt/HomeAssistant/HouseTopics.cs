namespace FaceMqtt.HomeAssistant
{
    /// <summary>The topics of a board, and their numbers in the order in which they go out.</summary>
    public static class HouseTopics
    {
        /// <summary>What Home Assistant is told of the board.</summary>
        public const int Discovery = 0;

        /// <summary>Whether somebody is there: ON, OFF.</summary>
        public const int Presence = 1;

        /// <summary>How many faces there are.</summary>
        public const int Faces = 2;

        /// <summary>What the camera's pictures look like: fine, or what is wrong with them.</summary>
        public const int Picture = 3;

        /// <summary>Whether the board sees: online, offline. After those that are true while it is online.</summary>
        public const int Availability = 4;

        /// <summary>The best picture of a face, the largest message: last.</summary>
        public const int BestShot = 5;

        /// <summary>All of them.</summary>
        /// <param name="board">The board's name in topics: letters, digits and hyphens.</param>
        public static string[] All(string board) => new string[]
        {
            "homeassistant/device/" + board + "/config",
            Of(board, "presence"),
            Of(board, "faces"),
            Of(board, "picture"),
            Of(board, "availability"),
            Of(board, "best-shot"),
        };

        /// <summary>The topic of commands.</summary>
        /// <param name="board">The board's name in topics.</param>
        public static string Command(string board) => Of(board, "command");

        private static string Of(string board, string what) => "dupnet/" + board + "/" + what;
    }
}
