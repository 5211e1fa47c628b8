System.Console.WriteLine("LeftBehindCare demo");
